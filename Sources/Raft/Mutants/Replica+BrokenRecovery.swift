/// What the mutants of rule R10 recover.
extension Replica {
  /// The choice among the reports, where a mutant makes it.
  func brokenChoice(
    own: Entry?, entries: [Entry], grants: Int, choice: (entry: Entry, supporters: Int)?
  ) -> (entry: Entry, supporters: Int)? {
    if broken.contains(.m8b), let own { return (own, 1) }
    guard let choice else { return nil }
    let hasMajority = 2 * choice.supporters > grants
    if broken.contains(.m13a) && !hasMajority { return nil }
    if broken.contains(.m13b) && !hasMajority { return (Entry(), 0) }
    if broken.contains(.m14) {
      if 2 * choice.supporters > tracker.voterNodes.count { return choice }
      let best = entries.reduce(entries[0]) { best, entry in
        (entry.content < best.content) != broken.contains(.tiesToHighest(at: best.index)) ? entry : best
      }
      return (best, entries.count { $0.content == best.content })
    }
    return choice
  }
}
