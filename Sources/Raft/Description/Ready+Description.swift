extension Ready {
  /// etcd/raft's form, a heading with lines below it, each ended by a line feed; `<empty Ready>` when nothing is to be done.
  ///
  /// What only the fast track has is shown where it is present: slot writes behind the entries, outcomes behind the committed entries.
  public func describe(_ formatter: EntryFormatter = quotedText) -> String {
    var text = ""
    if let softState { text += "\(softState)\n" }
    if let hardState, !hardState.isEmpty { text += "HardState \(hardState)\n" }
    if !readStates.isEmpty { text += "ReadStates [" + readStates.map(\.description).joined(separator: " ") + "]\n" }
    if !entries.isEmpty { text += "Entries:\n" + entries.describe(formatter) }
    if !slotWrites.isEmpty { text += slotWrites.reduce(into: "SlotWrites:\n") { $0 += $1.describe(formatter) + "\n" } }
    if let snapshot, !snapshot.isEmpty { text += "Snapshot \(snapshot)\n" }
    if !committedEntries.isEmpty { text += "CommittedEntries:\n" + committedEntries.describe(formatter) }
    if !fastOutcomes.isEmpty { text += fastOutcomes.reduce(into: "FastOutcomes:\n") { $0 += "\($1)\n" } }
    if !messages.isEmpty { text += messages.reduce(into: "Messages:\n") { $0 += $1.describe(formatter) + "\n" } }
    return text.isEmpty ? "<empty Ready>" : "Ready MustSync=\(mustSync):\n" + text
  }
}

extension FastOutcome: CustomStringConvertible {
  /// What became of which proposal, such as `2.1.7 committed at 5`.
  public var description: String {
    switch self {
    case .committed(let content, let index): "\(content) committed at \(index)"
    case .reproposed(let content, let from, let to): "\(content) moved from \(from) to \(to)"
    case .unknown(let content, let index): "\(content) unknown at \(index)"
    }
  }
}
