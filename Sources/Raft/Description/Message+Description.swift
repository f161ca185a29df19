extension Message {
  /// etcd/raft's form, such as `1->2 MsgApp Term:1 Log:1/3 Commit:3 Entries:[1/4 EntryNormal "x"]`.
  ///
  /// What only the fast track has is shown where it is present: `Fast:` behind the commit index, then `Incarnation:`, `SlotSequence:`,
  /// `Hints:` with the part of a split grant, and `SlotWrites:` behind the entries.
  public func describe(_ formatter: EntryFormatter = quotedText) -> String { describe(formatter, indentation: "") }

  private func describe(_ formatter: EntryFormatter, indentation: String) -> String {
    var text = indentation + "\(from.targetName)->\(to.targetName) \(kind) Term:\(term) Log:\(logTerm)/\(index)"
    text += describeScalars()
    if !entries.isEmpty { text += " Entries:" + bracketed(entries.map { $0.describe(formatter) }, indentation) }
    if !slotWrites.isEmpty { text += " SlotWrites:" + bracketed(slotWrites.map { $0.describe(formatter) }, indentation) }
    if let snapshot, !snapshot.isEmpty { text += "\n\(indentation)  Snapshot: \(snapshot)" }
    if !responses.isEmpty {
      text += " Responses:["
      for response in responses { text += "\n" + response.describe(formatter, indentation: indentation + "  ") }
      text += "\n\(indentation)]"
    }
    return text
  }

  private func describeScalars() -> String {
    var text = ""
    if reject { text += " Rejected (Hint: \(rejectHint))" }
    if commit != 0 { text += " Commit:\(commit)" }
    if fastCommit != 0 { text += " Fast:\(fastCommit)" }
    if vote != noNode { text += " Vote:\(vote)" }
    if incarnation != 0 { text += " Incarnation:\(incarnation)" }
    if slotSequence != 0 { text += " SlotSequence:\(slotSequence)" }
    if hintPartCount != 0 { text += " Hints:\(hintPart + 1)/\(hintPartCount)" }
    return text
  }

  /// A single item stands on the line, more stand on lines of their own.
  private func bracketed(_ items: [String], _ indentation: String) -> String {
    if items.count == 1 { return "[\(items[0])]" }
    return "[" + items.reduce(into: "") { $0 += "\n\(indentation)  \($1)" } + "\n\(indentation)]"
  }
}

extension Message: CustomStringConvertible {
  /// The message with quoted payloads.
  public var description: String { describe() }
}
