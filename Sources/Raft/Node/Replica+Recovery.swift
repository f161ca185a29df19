extension Replica {
  /// Rule R9: everything that this node holds above a candidate's log, slots and stale leader-approved entries alike, whole. Conf changes
  /// are never reported (rule R13).
  ///
  /// - Throws: what storage throws; a node that cannot say what it holds must not grant.
  func hints(above index: LogIndex) throws(StorageError) -> [Entry] {
    if broken.contains(.m8) { return [] }
    var held = try log.entries(from: max(index + 1, log.firstIndex), sizeInBytesMax: .max)
    if !broken.contains(.m21) { held.removeAll(where: \.kind.isConfChange) }
    if broken.contains(.m5) { held = [] }
    held.append(contentsOf: slots.entries.filter { $0.index > index })
    return held
  }

  /// Grants a vote with the hints, in as many messages as their size takes: they are split, never cut (rule R9).
  mutating func grantVote(to candidate: NodeID, term grantTerm: Term, hints: [Entry]) {
    var rest = hints
    var parts: [[Entry]] = []
    while !rest.isEmpty {
      let part = rest.prefix(sizeInBytesMax: config.sizePerMessageMax)
      rest.removeFirst(part.count)
      parts.append(part)
    }
    if parts.count <= 1 {
      send(Message(kind: .voteResponse, to: candidate, term: grantTerm, entries: parts.first ?? []))
      return
    }
    for (number, part) in parts.enumerated() {
      var message = Message(kind: .voteResponse, to: candidate, term: grantTerm, entries: part)
      message.hintPart = UInt32(number)
      message.hintPartCount = UInt32(parts.count)
      send(message)
    }
  }

  /// Rule R10: what a new leader takes over from its voters' reports, index after index, until nobody reports anything. A value with a
  /// strict majority of the reports must be taken, since it may be committed; without one any reported value will do.
  mutating func recoveredEntries() -> [Entry] {
    let grants = tracker.config.voters.voters.ids.filter { tracker.vote(of: $0) == true }
    var recovered: [Entry] = []
    var index = log.lastIndex + 1
    while true {
      let reports = grants.map { voter in (voter: voter, entry: reportedEntry(of: voter, at: index)) }
      let entries = reports.compactMap(\.entry)
      var found = recoveryChoice(among: entries)
      if !broken.isEmpty {
        found = brokenChoice(own: slots.entry(at: index), entries: entries, grants: grants.count, choice: found)
      }
      guard let choice = found else { break }
      recovered.append(
        Entry(term: choice.entry.term, index: index, kind: choice.entry.kind, content: choice.entry.content, data: choice.entry.data))
      record(
        .recovered(
          index: index, content: choice.entry.content, reports: reports.map { hintReport(of: $0.voter, entry: $0.entry) },
          grants: grants, byMajority: choice.supporters >= QuorumSize.reports(grants: grants.count)))
      index += 1
    }
    record(.recoveryEnded(index: index, grants: grants))
    return recovered
  }

  /// The records of what a candidate would take over if its campaign were won with the answers that have come so far. Nothing changes.
  package func recoveryPreview() -> [Decision] {
    var copy = self
    copy.decisions = []
    _ = copy.recoveredEntries()
    return copy.decisions
  }

  private func reportedEntry(of voter: NodeID, at index: LogIndex) -> Entry? {
    voter == id ? slots.entry(at: index) : candidacy.report(of: voter)?.entry(at: index)
  }

  private func hintReport(of voter: NodeID, entry: Entry?) -> HintReport {
    guard let entry else { return HintReport(voter: voter, content: .none, term: 0, insertedBy: .unknown) }
    return HintReport(voter: voter, content: entry.content, term: entry.term, insertedBy: entry.insertedBy)
  }

  /// The value with most reports, ties by the lowest content identifier.
  private mutating func recoveryChoice(among entries: [Entry]) -> (entry: Entry, supporters: Int)? {
    var best: (entry: Entry, supporters: Int)?
    for entry in entries {
      if let best { requireSamePayload(best.entry, entry) }
      let supporters = entries.count { $0.content == entry.content }
      guard let current = best else {
        best = (entry, supporters)
        continue
      }
      let winsTie = (entry.content < current.entry.content) != broken.contains(.tiesToHighest(at: entry.index))
      let isBetter = supporters > current.supporters || (supporters == current.supporters && winsTie)
      if isBetter { best = (entry, supporters) }
    }
    return best
  }

  /// Rule R10: recovered entries get the new leader's term, which keeps log matching true; not in mutant M12.
  mutating func appendRecovered(_ entry: Entry) {
    if broken.contains(.m12) && entry.term > 0 {
      var old = entry
      old.insertedBy = .leader
      return appendStamped([old])
    }
    var entry = entry
    // Where nobody holds anything, as mutant M13 fills it.
    if entry.content.isNone && !entry.kind.isConfChange { entry.content = proposer.nextContent() }
    appendUnlimited(entry, cause: nil)
  }
}
