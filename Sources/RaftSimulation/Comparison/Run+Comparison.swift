import Raft

extension Run {
  /// Compares the states behind two events of the current branch. Events beyond its end stand for the end.
  public func compare(_ event: Int, _ other: Int) -> StateComparison {
    compare((branch, event), (branch, other))
  }

  /// Compares the ends of the current branch and another, and finds the event at which they part. Nil when there is no such branch.
  ///
  /// Complexity: compares state by state from where one leaves the other until they differ, which is nearly always the first event.
  public func compare(branch other: Branch.ID) -> StateComparison? {
    guard branches.indices.contains(other) else { return nil }
    var comparison = compare((branch, eventCount), (other, branches[other].eventCount))
    if other != branch { comparison.parting = parting(from: other) }
    return comparison
  }

  private func compare(_ one: (branch: Branch.ID, event: Int), _ other: (branch: Branch.ID, event: Int)) -> StateComparison {
    let (left, right) = (at(one), at(other))
    return StateComparison(
      one: left.place, other: right.place, differences: StateComparer(left.cluster, right.cluster).differences)
  }

  private func at(_ place: (branch: Branch.ID, event: Int)) -> Run {
    var copy = self
    if place.branch != branch { copy.checkout(place.branch, at: place.event) } else { copy.seek(to: place.event) }
    return copy
  }

  private var place: StateComparison.Place {
    StateComparison.Place(branch: branch, branchName: branches[branch].name, event: cursor)
  }

  private func parting(from other: Branch.ID) -> StateComparison.Parting? {
    let last = lastSharedEvent(with: other)
    var (left, right) = (at((branch, last)), at((other, last)))
    while true {
      let (one, two) = (left.input(of: left.cursor + 1), right.input(of: right.cursor + 1))
      guard one != nil || two != nil else { return nil }
      let commands = (one.map { "\(left.command(for: $0))" }, two.map { "\(right.command(for: $0))" })
      if one != nil { left.stepForward() }
      if two != nil { right.stepForward() }
      let differences = StateComparer(left.cluster, right.cluster).differences
      if !differences.isEmpty {
        return StateComparison.Parting(
          event: max(left.cursor, right.cursor), one: commands.0, other: commands.1, differences: differences)
      }
    }
  }

  /// The last event that the current branch has in common with another.
  private func lastSharedEvent(with other: Branch.ID) -> Int {
    let mine = lineage(of: branch)
    let theirs = lineage(of: other)
    let shared = mine.first { step in theirs.contains { $0.branch == step.branch } }
    let until = [mine, theirs].compactMap { line in line.first { $0.branch == shared?.branch }?.until }
    return until.min() ?? 0
  }

  /// A branch and those that it came from, each with the last of its events that belongs to the line.
  private func lineage(of branch: Branch.ID) -> [(branch: Branch.ID, until: Int)] {
    var line = [(branch: branch, until: branches[branch].eventCount)]
    var current = branches[branch]
    while let parent = current.parent {
      line.append((parent, min(current.forkEvent, line[line.count - 1].until)))
      current = branches[parent]
    }
    return line
  }
}
