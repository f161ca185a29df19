/// Whether a message can be delivered now.
public enum MessageStatus: UInt8, Hashable, Sendable, CaseIterable {
  /// It can.
  case inFlight
  /// A person keeps it back.
  case held
  /// Its link is cut. It is lost at the first tick after it would have arrived, unless the link is mended before.
  case cutOff
  /// Its receiver is down. It is lost at the first tick after it would have arrived, unless the receiver is restarted before.
  case receiverDown
}
