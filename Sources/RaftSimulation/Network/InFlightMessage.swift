import Raft

/// The number of a message within a run, counted from 1 in the order of sending.
public typealias MessageNumber = Int

/// A message on its way.
public struct InFlightMessage: Hashable, Sendable {
  /// Its number in the run.
  public var number: MessageNumber
  /// The message itself.
  public var message: Message
  /// When it was sent, in microseconds.
  public var sentAt: UInt64
  /// When it arrives in play mode, in microseconds.
  public var dueAt: UInt64
  /// The event that sent it.
  public var sentByEvent: Int
  /// Which message delay it is: 1 + that of the message whose delivery caused it, or 1 when an input caused it directly.
  public var delay: Int
  /// The request at the start of the causal path, when it is one.
  public var request: RequestID?
  /// Whether a person keeps it back.
  public var isHeld = false
  /// The message that it is a second copy of.
  public var copyOf: MessageNumber?

  /// The direction in which it travels.
  public var link: Link { Link(from: message.from, to: message.to) }

  /// Whether it is a heartbeat or the answer to one, which a screen folds.
  public var isHeartbeat: Bool { message.kind == .heartbeat || message.kind == .heartbeatResponse }
}
