import Raft

/// Identifiers are strings, since the specification treats them as names; terms, indexes and counts are numbers.
extension TraceEvent {
  /// The event as an object of JSON, with the fields in etcd/raft's order; what does not belong to the event is left out.
  var json: String {
    var text = #"{"name":"\#(name.rawValue)","nid":"\#(node)""#
    text += #","state":{"term":\#(state.term),"vote":"\#(state.vote)","commit":\#(state.commit)}"#
    text += #","role":"\#(role)","log":\#(lastIndex)"#
    text += #","conf":[\#(list(voters.incoming.voters.ids)),\#(list(voters.outgoing.voters.ids))]"#
    if let message { text += #","msg":\#(json(of: message))"# }
    if let properties = detail.json { text += #","prop":{\#(properties)}"# }
    return text + "}"
  }

  /// A snapshot appears as an append of everything that it covers.
  private func json(of message: Message) -> String {
    let isSnapshot = message.kind == .snapshot
    let entries = isSnapshot ? message.snapshot?.index ?? 0 : LogIndex(message.entries.count)
    return #"{"type":"\#(message.kind)","term":\#(message.term),"from":"\#(message.from)","to":"\#(message.to)""#
      + #","entries":\#(entries),"logTerm":\#(isSnapshot ? 0 : message.logTerm),"index":\#(isSnapshot ? 0 : message.index)"#
      + #","commit":\#(message.commit),"vote":"\#(message.vote)","reject":\#(message.reject),"rejectHint":\#(message.rejectHint)}"#
  }
}

extension TraceEventDetail {
  /// The fields of the event's properties; nil when it has none.
  fileprivate var json: String? {
    switch self {
    case .none: nil
    case .progress(let match, let next): #""match":\#(match),"next":\#(next)"#
    case .changes(let changes): #""cc":{"changes":[\#(changes.compactMap(\.json).joined(separator: ","))]}"#
    case .voters(let voters): #""cc":{\#(voters.isEmpty ? "" : #""newconf":\#(list(voters))"#)}"#
    }
  }
}

extension ConfChangeSingle {
  /// The step; nil for one that changes no membership, which the specification does not know.
  fileprivate var json: String? {
    let action: String
    switch kind {
    case .addNode: action = "AddNewServer"
    case .removeNode: action = "RemoveServer"
    case .addLearnerNode: action = "AddLearner"
    case .updateNode: return nil
    }
    return #"{"nid":"\#(node)","action":"\#(action)"}"#
  }
}

private func list(_ ids: [NodeID]) -> String { "[" + ids.map { "\"\($0)\"" }.joined(separator: ",") + "]" }
