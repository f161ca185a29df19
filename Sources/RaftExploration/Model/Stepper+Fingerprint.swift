import Raft

extension Stepper {
  /// The state, whatever the nodes are called: columns are sorted, and all that refers to a node refers to it by its term's office. How many
  /// crashes and compactions there were is not in it; ``World/spent`` tells.
  func fingerprint(of world: World) -> Fingerprint {
    var columns: (Fingerprint, Fingerprint, Fingerprint, Fingerprint, Fingerprint, Fingerprint, Fingerprint) = (
      Fingerprint(), Fingerprint(), Fingerprint(), Fingerprint(), Fingerprint(), Fingerprint(), Fingerprint()
    )
    return withUnsafeMutableBytes(of: &columns) { bytes in
      let columns = bytes.bindMemory(to: Fingerprint.self)
      let count = bounds.nodeCount
      for column in 0..<count {
        let machine = table[world.machines[column]]
        columns[column] = world.electing >> UInt8(machine.term) & 1 == 1 ? machine.print : machine.printAfterElection
      }
      for column in 0..<count {
        let machine = table[world.machines[column]]
        guard machine.role == .leader else { continue }
        for peer in 0..<count { columns[peer].add(machine.peerPrints[peer]) }
      }
      for grant in world.grants {
        var print = Fingerprint(4)
        print.combine(UInt64(grant.term))
        print.combine(table.messagePrints[Int(grant.message)])
        columns[Int(grant.voter) - 1].add(print)
      }
      for vote in world.votes {
        let message = table.message(vote)
        var print = Fingerprint(6)
        print.combine(message.term)
        print.combine(message.to)
        print.combine(table.messagePrints[Int(vote)])
        columns[Int(message.from) - 1].add(print)
      }
      sort(columns, count)
      var print = Fingerprint()
      for column in 0..<count { print.combine(columns[column]) }
      combineShared(world, into: &print)
      return print
    }
  }

  private func sort(_ columns: UnsafeMutableBufferPointer<Fingerprint>, _ count: Int) {
    for last in 1..<max(count, 1) {
      var position = last
      while position > 0 && columns[position] < columns[position - 1] {
        columns.swapAt(position, position - 1)
        position -= 1
      }
    }
  }

  private func combineShared(_ world: World, into print: inout Fingerprint) {
    print.combine(UInt64(world.termLast))
    for term in 1...Int(world.termLast) where world.logs[term] > 0 || world.origins[term] > 0 {
      print.combine(UInt64(term))
      if world.logs[term] > 0 { print.combine(table.logPrints[Int(world.logs[term]) - 1]) }
      print.combine(UInt64(world.commits[term]) << 16 | UInt64(world.fasts[term]) << 8 | UInt64(world.origins[term]))
    }
    for index in 1...ExplorationBounds.numberMax {
      print.combine(UInt64(world.committedTerms[index]) << 32 | UInt64(world.committed[index]))
    }
  }
}
