import Raft

/// The arguments of a quorum directive: the voters, and what each of them acknowledged or voted.
struct QuorumArguments {
  /// Whether a second half is given, be it an empty one (`cfgj=zero`).
  private(set) var isJoint = false
  /// For each voter, in the order in which `cfg` and `cfgj` first name it, what it acknowledged; 0 for `_`.
  private var indexes: [LogIndex] = []
  /// The same for votes: 0 for `_`, 1 for no and 2 for yes.
  private var votes: [LogIndex] = []
  /// Which of the two the command looks at.
  private let isVote: Bool
  private var listed: [NodeID] = []
  private var listedOutgoing: [NodeID] = []

  init(_ directive: Directive) throws(TranscriptError) {
    isVote = directive.command == "vote"
    for argument in directive.arguments {
      let values = argument.values ?? []
      if values.count > 1 && argument.key == "cfgj" && values.contains("zero") { throw directive.error("expected cfgj=zero alone") }
      for value in values { try take(value, of: argument.key, directive) }
      if argument.values == nil { throw directive.error("expected a value for \(argument.key)") }
    }
  }

  private mutating func take(_ value: String, of key: String, _ directive: Directive) throws(TranscriptError) {
    switch key {
    case "cfg": listed.append(try directive.number(value, of: key))
    case "cfgj":
      isJoint = true
      if value != "zero" { listedOutgoing.append(try directive.number(value, of: key)) }
    case "idx":
      let index: LogIndex = value == "_" ? 0 : try directive.number(value, of: "idx")
      if index == 0 && value != "_" { throw directive.error("expected an index above 0, or _ for none") }
      indexes.append(index)
    case "votes":
      guard let vote = ["_", "n", "y"].firstIndex(of: value) else { throw directive.error("expected y, n or _ as a vote, not \(value)") }
      votes.append(LogIndex(vote))
    default: throw directive.error("expected cfg, cfgj, idx or votes, not \(key)")
    }
  }

  private var inputs: [LogIndex] { isVote ? votes : indexes }

  var incoming: MajorityConfig { MajorityConfig(listed) }
  var outgoing: MajorityConfig { MajorityConfig(listedOutgoing) }

  var joint: JointConfig { JointConfig(incoming: incoming, outgoing: outgoing) }

  /// The same halves the other way round.
  var mirrored: JointConfig { JointConfig(incoming: outgoing, outgoing: incoming) }

  /// A text for as many inputs as there are not voters.
  var mismatch: String? {
    guard inputs.count != order.count else { return nil }
    let voters = joint.voters.map { "\($0):{}" }.joined(separator: " ")
    let values = inputs.map(String.init).joined(separator: " ")
    return "error: mismatched input (explicit or _) for voters map[\(voters)]: [\(values)]"
  }

  /// The voters as the inputs stand for them: each where it is first named.
  private var order: [NodeID] {
    (listed + listedOutgoing).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private func input(of id: NodeID) -> LogIndex? {
    order.firstIndex(of: id).map { inputs[$0] }.flatMap { $0 == 0 ? nil : $0 }
  }

  /// What the voter acknowledged.
  func index(of id: NodeID) -> LogIndex? { input(of: id) }

  /// How the voter voted.
  func vote(of id: NodeID) -> Bool? { input(of: id).map { $0 != 1 } }
}
