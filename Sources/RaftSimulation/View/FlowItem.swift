import Raft

/// A message in flight, as a screen lists it.
public struct FlowItem: Hashable, Sendable {
  /// The message with all that is known of it.
  public var item: InFlightMessage
  /// What it says: `7 holds e, term 2`.
  public var text: String
  /// Whether it can be delivered.
  public var status: MessageStatus

  /// Its number in the run.
  public var number: MessageNumber { item.number }
  /// The sender.
  public var from: NodeID { item.message.from }
  /// The receiver.
  public var to: NodeID { item.message.to }
  /// Its kind.
  public var kind: MessageKind { item.message.kind }
  /// Whether a list folds it.
  public var isHeartbeat: Bool { item.isHeartbeat }
  /// Which message delay it is, such as `2nd delay`.
  public var delayText: String { "\(ordinal(item.delay)) delay" }

  /// Why it cannot be delivered: `held`, `S4 is down`, `link cut`; nil when it can.
  public var statusText: String? {
    switch status {
    case .inFlight: nil
    case .held: "held"
    case .cutOff: "link cut"
    case .receiverDown: "\(nodeName(to)) is down"
    }
  }
}
