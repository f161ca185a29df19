/// The votes that a leader has counted in its term, by index (the seed document's `possibleEntries`; rule R4).
package struct PossibleEntries: Hashable, Sendable {
  /// The votes at one index.
  package struct Tally: Hashable, Sendable, AtIndex {
    /// The index.
    package let index: LogIndex
    /// Who voted, in the order of counting; a voter's first vote stands.
    package private(set) var votes: [Vote] = []
    /// One entry for each value that was voted for.
    package private(set) var values: [Entry] = []

    init(index: LogIndex, votersMax: Int = 0) {
      self.index = index
      votes.reserveCapacity(votersMax)
    }

    /// Counts a vote.
    mutating func count(voter: NodeID, entry: Entry) -> VoteCount {
      var isKnown = false
      for position in values.indices where values[position].content == entry.content {
        if !entry.content.isNone && values[position].data != entry.data { return .conflicting(values[position]) }
        isKnown = true
      }
      for position in votes.indices where votes[position].voter == voter { return .repeated }
      votes.append(Vote(voter: voter, content: entry.content))
      if !isKnown { values.append(entry) }
      return .counted
    }

    /// What `voter` voted for, if it did.
    package func vote(of voter: NodeID) -> ContentID? {
      for position in votes.indices where votes[position].voter == voter { return votes[position].content }
      return nil
    }

    /// How many of `voters` voted for `content`, or for anything.
    func voteCount(for content: ContentID? = nil, among voters: NodeIDSet) -> Int {
      var count = 0
      for position in votes.indices where voters.contains(votes[position].voter) {
        if content == nil || votes[position].content == content { count += 1 }
      }
      return count
    }
  }

  /// One vote: this voter holds this value at the tally's index.
  package struct Vote: Hashable, Sendable {
    /// The voter.
    package var voter: NodeID
    /// The value.
    package var content: ContentID
  }

  /// What became of a vote.
  enum VoteCount {
    case counted
    /// The voter voted at this index before; its first vote stands.
    case repeated
    /// The vote names a payload by the name of another one, that of this entry.
    case conflicting(Entry)
  }

  private var counted = FrontTrimmedArray<Tally>()

  /// The tallies, ascending by index; indexes without a vote are left out.
  package var tallies: [Tally] { counted.elements }

  /// The highest index with a vote, or 0.
  var lastIndex: LogIndex { counted.isEmpty ? 0 : counted[counted.count - 1].index }

  /// The lowest index above `index` with a vote.
  func firstIndex(above index: LogIndex) -> LogIndex? {
    let position = counted.position(of: index + 1)
    return position < counted.count ? counted[position].index : nil
  }

  /// The tally at `index`, if anyone voted there.
  package func tally(at index: LogIndex) -> Tally? { counted.position(at: index).map { counted[$0] } }

  /// How many of `voters` voted at `index`: for `content`, or for anything. Nothing is copied.
  func voteCount(at index: LogIndex, for content: ContentID? = nil, among voters: NodeIDSet) -> Int {
    counted.position(at: index).map { counted[$0].voteCount(for: content, among: voters) } ?? 0
  }

  /// What `voter` voted for at `index`, if it did.
  func vote(of voter: NodeID, at index: LogIndex) -> ContentID? {
    counted.position(at: index).flatMap { counted[$0].vote(of: voter) }
  }

  /// Whether `voter` voted for this value at `index` before. Votes are repeated a lot (rule L4).
  func contains(_ content: ContentID, at index: LogIndex, of voter: NodeID) -> Bool { vote(of: voter, at: index) == content }

  /// Counts a vote.
  ///
  /// - Parameter votersMax: about how many voters there are, for room.
  mutating func count(voter: NodeID, entry: Entry, votersMax: Int) -> VoteCount {
    let position = counted.position(of: entry.index)
    if position == counted.count || counted[position].index != entry.index {
      counted.insert(Tally(index: entry.index, votersMax: votersMax), at: position)
    }
    return counted[position].count(voter: voter, entry: entry)
  }

  /// Forgets the tallies up to `index`, where nothing is left to decide or commit.
  mutating func forget(through index: LogIndex) {
    guard !counted.isEmpty, counted[0].index <= index else { return }
    counted.removeFirst(counted.position(of: index + 1))
  }
}
