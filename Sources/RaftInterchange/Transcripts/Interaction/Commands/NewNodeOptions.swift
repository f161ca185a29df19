import Raft

/// The options of `add-nodes`: how the nodes are configured, and what they start from.
struct NewNodeOptions {
  /// The configuration, save for the identifier. Sizes are not limited, and an election timeout is three ticks.
  private(set) var config: Config
  /// The application's state to start from; empty when nothing of it was given.
  private(set) var snapshot = Snapshot()

  /// No log comes near this; the core refuses messages with larger numbers.
  private static let indexMax: LogIndex = 1 << 61

  init() {
    config = Config(id: noNode, electionTicks: 3, heartbeatTicks: 1, sizePerMessageMax: .max, inflightMessagesMax: Int(Int32.max))
  }

  mutating func take(_ argument: DirectiveArgument, _ directive: Directive) throws(TranscriptError) {
    guard let values = argument.values else { throw directive.error("expected a value for \(argument.key)") }
    let key = argument.key
    for value in values {
      if try takeState(value, of: key, directive) { continue }
      if try takeLimit(value, of: key, directive) { continue }
      try takeSwitch(value, of: key, directive)
    }
  }

  private mutating func takeState(_ value: String, of key: String, _ directive: Directive) throws(TranscriptError) -> Bool {
    switch key {
    case "voters": snapshot.confState.voters.append(try directive.number(value, of: key))
    case "learners": snapshot.confState.learners.append(try directive.number(value, of: key))
    case "index":
      snapshot.index = try directive.number(value, of: key)
      if snapshot.index >= Self.indexMax { throw directive.error("expected an index below \(Self.indexMax), not \(value)") }
      config.applied = snapshot.index
    case "content": snapshot.data = Array(value.utf8)
    default: return false
    }
    return true
  }

  private mutating func takeLimit(_ value: String, of key: String, _ directive: Directive) throws(TranscriptError) -> Bool {
    switch key {
    case "inflight": config.inflightMessagesMax = try directive.number(value, of: key)
    case "max-size-per-msg": config.sizePerMessageMax = try directive.number(value, of: key)
    case "max-uncommitted-size": config.uncommittedEntriesSizeMax = try directive.number(value, of: key)
    case "fast-window": config.fastWindow = try directive.number(value, of: key)
    case "fast-decision-ticks": config.fastDecisionTicks = try directive.number(value, of: key)
    case "fast-retransmit-ticks": config.fastRetransmitTicks = try directive.number(value, of: key)
    case "max-committed-size-per-ready": config.committedSizePerReadyMax = try directive.number(value, of: key)
    default: return false
    }
    return true
  }

  private mutating func takeSwitch(_ value: String, of key: String, _ directive: Directive) throws(TranscriptError) {
    switch key {
    case "async-storage-writes": config.asyncStorageWrites = try directive.boolean(value, of: key)
    case "prevote": config.preVote = try directive.boolean(value, of: key)
    case "checkquorum": config.checkQuorum = try directive.boolean(value, of: key)
    case "disable-conf-change-validation": config.disableConfChangeValidation = try directive.boolean(value, of: key)
    case "step-down-on-removal": config.stepDownOnRemoval = try directive.boolean(value, of: key)
    case "fast": config.enableFastPath = try directive.boolean(value, of: key)
    case "read-only":
      switch value {
      case "safe": config.readOnlyOption = .safe
      case "lease-based": config.readOnlyOption = .leaseBased
      default: throw directive.error("expected read-only=safe or read-only=lease-based, not \(value)")
      }
    default: throw directive.error("unknown option \(key)")
    }
  }
}
