/// The votes that a leader has counted in its term, by index (the seed document's `possibleEntries`; rule R4).
package struct PossibleEntries: Hashable, Sendable {
  /// The votes at one index.
  package struct Tally: Hashable, Sendable {
    /// The index.
    package let index: LogIndex
    /// Who voted, in the order of counting; a voter's first vote stands.
    package private(set) var votes: [Vote] = []
    /// One entry for each value that was voted for.
    package private(set) var values: [Entry] = []

    /// Counts a vote.
    ///
    /// - Returns: false when this voter voted here before.
    mutating func count(voter: NodeID, entry: Entry) -> Bool {
      if vote(of: voter) != nil { return false }
      votes.append(Vote(voter: voter, content: entry.content))
      if !values.contains(where: { $0.content == entry.content }) { values.append(entry) }
      return true
    }

    /// What `voter` voted for, if it did.
    package func vote(of voter: NodeID) -> ContentID? {
      for vote in votes where vote.voter == voter { return vote.content }
      return nil
    }
  }

  /// One vote: this voter holds this value at the tally's index.
  package struct Vote: Hashable, Sendable {
    /// The voter.
    package var voter: NodeID
    /// The value.
    package var content: ContentID
  }

  /// The tallies, ascending by index; indexes without a vote are left out.
  package private(set) var tallies: [Tally] = []

  /// The highest index with a vote, or 0.
  var lastIndex: LogIndex { tallies.last?.index ?? 0 }

  /// The lowest index above `index` with a vote.
  func firstIndex(above index: LogIndex) -> LogIndex? {
    let position = position(of: index + 1)
    return position < tallies.count ? tallies[position].index : nil
  }

  /// The tally at `index`, if anyone voted there.
  package func tally(at index: LogIndex) -> Tally? {
    let position = position(of: index)
    return position < tallies.count && tallies[position].index == index ? tallies[position] : nil
  }

  /// Counts a vote.
  ///
  /// - Returns: false when this voter voted at this index before.
  mutating func count(voter: NodeID, entry: Entry) -> Bool {
    let position = position(of: entry.index)
    if position == tallies.count || tallies[position].index != entry.index {
      tallies.insert(Tally(index: entry.index), at: position)
    }
    return tallies[position].count(voter: voter, entry: entry)
  }

  /// Forgets the tallies up to `index`, where nothing is left to decide or commit.
  mutating func forget(through index: LogIndex) {
    guard let first = tallies.first, first.index <= index else { return }
    tallies.removeSubrange(..<position(of: index + 1))
  }

  private func position(of index: LogIndex) -> Int {
    guard let last = tallies.last, last.index >= index else { return tallies.count }
    var low = 0
    var high = tallies.count
    while low < high {
      let middle = (low + high) / 2
      if tallies[middle].index < index { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
