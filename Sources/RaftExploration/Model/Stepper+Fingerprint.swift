import Raft

extension Stepper {
  /// The state, whatever the nodes and the two values that compete for an index are called. How many crashes and compactions there were is
  /// not in it; ``World/spent`` tells.
  ///
  /// All that refers to a node refers to it by its term's office, and columns are added up in any order. Of the prints with values traded
  /// (``ValueExchange``), the lowest one stands for the state; where a value is the only one at its index it is called the first at once.
  func fingerprint(of world: World) -> Fingerprint {
    if grain == .singleMessages { return messagePrint(of: world) }
    if table.exchangeCount == 1 { return print(of: world, exchange: 0) }
    let (forced, open) = values(of: world).exchanges(count: table.exchangeCount)
    var lowest = print(of: world, exchange: forced)
    var part = open
    while part != 0 {
      let other = print(of: world, exchange: forced | part)
      if other < lowest { lowest = other }
      part = (part - 1) & open
    }
    return lowest
  }

  /// The competing values that are left anywhere.
  private func values(of world: World) -> ValuesHeld {
    var values = ValuesHeld()
    for column in 0..<bounds.nodeCount { values.formUnion(table.machines[Int(world.machines[column])].values) }
    for term in 1...Int(world.termLast) where world.logs[term] > 0 { values.formUnion(table.logValues[Int(world.logs[term]) - 1]) }
    for grant in world.grants { values.formUnion(table.messageValues[Int(grant.message)]) }
    for vote in world.votes { values.formUnion(table.messageValues[Int(vote)]) }
    for index in 1...ExplorationBounds.numberMax { values.note(code: world.committed[index]) }
    return values
  }

  private func print(of world: World, exchange: Int) -> Fingerprint {
    var columns: (Fingerprint, Fingerprint, Fingerprint, Fingerprint, Fingerprint, Fingerprint, Fingerprint) = (
      Fingerprint(), Fingerprint(), Fingerprint(), Fingerprint(), Fingerprint(), Fingerprint(), Fingerprint()
    )
    return withUnsafeMutableBytes(of: &columns) { bytes in
      let columns = bytes.bindMemory(to: Fingerprint.self)
      fill(columns, world, exchange)
      var sum = Fingerprint()
      for column in 0..<bounds.nodeCount {
        var print = Fingerprint(7)
        print.combine(columns[column])
        sum.add(print)
      }
      var print = Fingerprint()
      print.combine(sum)
      combineShared(world, exchange, into: &print)
      return print
    }
  }

  /// What there is of each node: its own state, what leaders know of it, and what it granted and voted for.
  private func fill(_ columns: UnsafeMutableBufferPointer<Fingerprint>, _ world: World, _ exchange: Int) {
    let count = bounds.nodeCount
    for column in 0..<count {
      let id = Int(world.machines[column])
      let position = id * table.exchangeCount + exchange
      let isElecting = world.electing >> UInt8(table.machines[id].term) & 1 == 1
      columns[column].add(isElecting ? table.ownPrints[position] : table.ownPrintsAfterElection[position])
      let start = table.machines[id].peerPrintsStart
      if start < 0 { continue }
      for peer in 0..<count { columns[peer].add(table.peerPrints[start + exchange * count + peer]) }
    }
    for grant in world.grants {
      var print = Fingerprint(4)
      print.combine(UInt64(grant.term))
      print.combine(table.messagePrints[Int(grant.message) * table.exchangeCount + exchange])
      columns[Int(grant.voter) - 1].add(print)
    }
    for vote in world.votes {
      let message = table.message(vote)
      var print = Fingerprint(6)
      print.combine(message.term)
      print.combine(message.to)
      print.combine(table.messagePrints[Int(vote) * table.exchangeCount + exchange])
      columns[Int(message.from) - 1].add(print)
    }
  }

  private func combineShared(_ world: World, _ exchange: Int, into print: inout Fingerprint) {
    print.combine(UInt64(world.termLast))
    for term in 1...Int(world.termLast) where world.logs[term] > 0 || world.origins[term] > 0 {
      print.combine(UInt64(term))
      if world.logs[term] > 0 { print.combine(table.logPrints[(Int(world.logs[term]) - 1) * table.exchangeCount + exchange]) }
      print.combine(UInt64(world.commits[term]) << 16 | UInt64(world.fasts[term]) << 8 | UInt64(world.origins[term]))
    }
    let traded = ValueExchange(number: exchange)
    for index in 1...ExplorationBounds.numberMax where world.committed[index] > 0 {
      print.combine(
        UInt64(index) << 40 | UInt64(world.committedTerms[index]) << 32 | UInt64(traded.applied(toCode: world.committed[index])))
    }
  }
}
