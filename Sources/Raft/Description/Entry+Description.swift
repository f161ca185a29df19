extension Entry {
  /// etcd/raft's form, such as `1/4 EntryNormal "x"`; a content identifier of the fast track follows as `id=2.1.7`.
  public func describe(_ formatter: EntryFormatter = quotedText) -> String {
    var text = "\(term)/\(index) \(kind)"
    let payload = describePayload(formatter)
    if !payload.isEmpty { text += " " + payload }
    if !content.isNone { text += " id=\(content)" }
    return text
  }

  private func describePayload(_ formatter: EntryFormatter) -> String {
    do throws(RaftError) {
      guard let change = try confChange() else { return formatter(data) }
      return change.asV2.changes.text
    } catch {
      return error.description
    }
  }
}

extension Array where Element == Entry {
  /// One line an entry, each ended by a line feed.
  public func describe(_ formatter: EntryFormatter = quotedText) -> String {
    reduce(into: "") { $0 += $1.describe(formatter) + "\n" }
  }
}

extension SlotWrite {
  /// The entry that is inserted behind a `+`, or the index that is emptied behind a `-`.
  public func describe(_ formatter: EntryFormatter = quotedText) -> String {
    switch self {
    case .insert(let entry): "+\(entry.describe(formatter))"
    case .remove(let index): "-\(index)"
    }
  }
}
