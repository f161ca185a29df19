/// The append messages that were sent to a peer and not acknowledged: a window that limits both their number and their bytes.
///
/// A ring buffer, which grows as needed up to the limit, since most peers never fill their window.
public struct Inflights: Sendable {
  private struct Message: Hashable, Sendable {
    var index: LogIndex
    var bytes: UInt64
  }

  /// How many messages may be in flight.
  public let messagesMax: Int
  /// From how many bytes in flight the window is full; 0 sets no limit.
  public let bytesMax: UInt64
  /// How many messages are in flight.
  public private(set) var count = 0
  /// How many bytes of payload are in flight.
  public private(set) var bytes: UInt64 = 0
  private var start = 0
  private var ring: [Message] = []

  /// Makes an empty window.
  public init(messagesMax: Int, bytesMax: UInt64 = 0) {
    self.messagesMax = messagesMax
    self.bytesMax = bytesMax
  }

  /// Whether no more may be sent.
  public var isFull: Bool { count == messagesMax || (bytesMax != 0 && bytes >= bytesMax) }

  /// Notes that a message was sent whose last entry has the index and whose payloads have that many bytes.
  ///
  /// The window must not be full; indexes must ascend. Complexity: constant, save when the ring grows.
  package mutating func add(index: LogIndex, bytes: UInt64) {
    precondition(!isFull, "cannot add to a full window")
    if count == ring.count { grow() }
    ring[wrapped(start + count)] = Message(index: index, bytes: bytes)
    count += 1
    self.bytes += bytes
  }

  /// Notes that everything up to the index is acknowledged.
  package mutating func freeTo(_ index: LogIndex) {
    while count > 0 && ring[start].index <= index {
      bytes -= ring[start].bytes
      start = wrapped(start + 1)
      count -= 1
    }
    if count == 0 { start = 0 }
  }

  /// Empties the window.
  package mutating func reset() {
    start = 0
    count = 0
    bytes = 0
  }

  private func wrapped(_ position: Int) -> Int { position >= ring.count ? position - ring.count : position }

  /// Only ever called when the ring is full to its capacity, so that the messages fill it from `start` around to `start`.
  private mutating func grow() {
    let size = Swift.min(messagesMax, Swift.max(1, ring.count * 2))
    var larger: [Message] = []
    larger.reserveCapacity(size)
    larger.append(contentsOf: ring[start...])
    larger.append(contentsOf: ring[..<start])
    larger.append(contentsOf: repeatElement(Message(index: 0, bytes: 0), count: size - ring.count))
    ring = larger
    start = 0
  }

  private func message(_ offset: Int) -> Message { ring[wrapped(start + offset)] }
}

extension Inflights: Hashable {
  /// Whether the same messages are in flight under the same limits, wherever the ring starts.
  public static func == (left: Inflights, right: Inflights) -> Bool {
    left.messagesMax == right.messagesMax && left.bytesMax == right.bytesMax && left.count == right.count
      && (0..<left.count).allSatisfy { left.message($0) == right.message($0) }
  }

  /// Hashes what ``==(_:_:)`` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(messagesMax)
    hasher.combine(bytesMax)
    hasher.combine(count)
    for offset in 0..<count { hasher.combine(message(offset)) }
  }
}
