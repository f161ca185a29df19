extension Command: CustomStringConvertible {
  /// The line that says the same; parsing it gives the command back.
  public var description: String {
    clientText ?? networkText ?? faultText ?? orderText ?? "?"
  }

  private var clientText: String? {
    switch self {
    case .propose(let node, let value): "propose \(node) \(quoted(value))"
    case .put(let node, let key, let value): "put \(node) \(quoted(key)) \(quoted(value))"
    case .read(let node, let key): "read \(node) \(quoted(key))"
    case .contend(let contenders):
      "contend " + contenders.map { "\($0.node) \(quoted($0.value))" }.joined(separator: " ")
    case .expect(let expectation): "expect \(expectation)"
    default: nil
    }
  }

  private var networkText: String? {
    switch self {
    case .message(let verb, let selector): "\(verb.rawValue) \(selector)"
    case .reorder(let selector, let place): "reorder \(selector) \(place.rawValue)"
    case .delay(let selector, let microseconds): "delay \(selector) by \(microseconds / 1000)"
    case .cut(let links): "cut \(LinkSelector.words(for: links))"
    case .mend(let links): "mend \(LinkSelector.words(for: links))"
    case .partition(let groups):
      "partition " + groups.map { $0.map(\.description).joined(separator: " ") }.joined(separator: " | ")
    case .isolate(let node): "isolate \(node)"
    case .heal: "heal"
    default: nil
    }
  }

  private var faultText: String? {
    switch self {
    case .crash(let node, .now): "crash \(node)"
    case .crash(let node, .beforeWrite): "crash \(node) before write"
    case .crash(let node, .afterWrite): "crash \(node) after write"
    case .restart(let node): "restart \(node)"
    case .snapshot(let node): "snapshot \(node)"
    case .compact(let node, let index): "compact \(node)" + (index.map { " to \($0)" } ?? "")
    case .member(let change): "\(change.kind.rawValue) \(change.node)"
    case .joint(let change):
      "joint " + change.changes.map { "\($0.kind.rawValue) \($0.node)" }.joined(separator: " ")
        + (change.transition == .auto ? "" : " \(change.transition.word)")
    case .leaveJoint: "leave"
    case .persist(let node): "persist \(node)"
    case .apply(let node, let isOn): "apply \(node) \(isOn ? "on" : "off")"
    default: nil
    }
  }

  private var orderText: String? {
    switch self {
    case .campaign(let node): "campaign \(node)"
    case .transfer(let node): "transfer \(node)"
    case .forgetLeader(let node): "forget-leader \(node)"
    case .tick(let count, let node):
      "tick" + (count == 1 ? "" : " \(count)") + (node.map { " at \($0)" } ?? "")
    case .step(let count, let node): "step" + (count == 1 ? "" : " \(count)") + (node.map { " at \($0)" } ?? "")
    case .play(let count): "play" + (count == 1 ? "" : " \(count)")
    case .settle: "settle"
    case .fast(let isOn): "fast \(isOn ? "on" : "off")"
    default: nil
    }
  }
}

/// A word as it has to be written: in double quotes when it is empty, holds a space, a quote or a backslash, or looks like a comment.
func quoted(_ word: String) -> String {
  let needsQuotes = word.isEmpty || word.contains { $0.isWhitespace || $0 == "\"" || $0 == "\\" || $0 == "#" || $0 == "|" }
  guard needsQuotes else { return word }
  let escaped = word.map { character in
    switch character {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\t": "\\t"
    case "\r": "\\r"
    case "\r\n": "\\r\\n"
    default: String(character)
    }
  }
  return "\"" + escaped.joined() + "\""
}
