/// One step of a node, with the state that the node has at that moment (etcd/raft's `TracingEvent`).
public struct TraceEvent: Hashable, Sendable {
  /// What happened.
  public var name: TraceEventName
  /// The node.
  public var node: NodeID
  /// Its term, vote and commit index, be they durable yet or not.
  public var state: HardState
  /// Its role.
  public var role: Role
  /// The last index of its log.
  public var lastIndex: LogIndex
  /// The voters of its configuration.
  public var voters: JointConfig
  /// The message that is sent or received.
  public var message: Message?
  /// What else belongs to the event.
  public var detail: TraceEventDetail

  /// Makes an event.
  public init(
    name: TraceEventName, node: NodeID, state: HardState, role: Role, lastIndex: LogIndex, voters: JointConfig, message: Message? = nil,
    detail: TraceEventDetail = .none
  ) {
    self.name = name
    self.node = node
    self.state = state
    self.role = role
    self.lastIndex = lastIndex
    self.voters = voters
    self.message = message
    self.detail = detail
  }
}
