/// What the voters of a running campaign have reported: the entries that each holds above the candidate's log (rule R9).
package struct Candidacy: Hashable, Sendable {
  /// One voter's hints, which may arrive in parts.
  package struct Report: Hashable, Sendable {
    /// The voter.
    package let voter: NodeID
    /// In how many parts the hints travel.
    let partCount: UInt32
    /// The parts that came, by number.
    var parts: [UInt32] = []
    /// The reported entries of these parts, ascending by index once the report is complete.
    package fileprivate(set) var entries: [Entry] = []

    /// Whether all parts have come.
    var isComplete: Bool { parts.count == Int(max(partCount, 1)) }

    /// What the voter holds at `index`.
    package func entry(at index: LogIndex) -> Entry? { entries.first { $0.index == index } }
  }

  /// The reports, in the order of arrival.
  package private(set) var reports: [Report] = []

  /// Takes a part of a voter's hints.
  ///
  /// - Returns: whether all of them have come, so that the grant counts.
  mutating func add(_ message: Message) -> Bool {
    let position = reportPosition(of: message.from, partCount: message.hintPartCount)
    if reports[position].isComplete || reports[position].parts.contains(message.hintPart) { return reports[position].isComplete }
    reports[position].parts.append(message.hintPart)
    reports[position].entries.append(contentsOf: message.entries)
    reports[position].entries.sort { $0.index < $1.index }
    return reports[position].isComplete
  }

  /// The report to add to. A voter that answers again with another number of parts starts over, unless its first answer is complete: only a
  /// whole set from one answer counts.
  private mutating func reportPosition(of voter: NodeID, partCount: UInt32) -> Int {
    if let known = reports.firstIndex(where: { $0.voter == voter }) {
      if reports[known].isComplete || reports[known].partCount == partCount { return known }
      reports.remove(at: known)
    }
    reports.append(Report(voter: voter, partCount: partCount))
    return reports.count - 1
  }

  /// What `voter` reported, if anything came.
  package func report(of voter: NodeID) -> Report? { reports.first { $0.voter == voter } }
}
