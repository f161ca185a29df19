/// Reads that wait until a quorum has confirmed the leader's office (Raft thesis, section 6.4; etcd/raft's `read_only.go`).
///
/// Each read takes the next number of a counter; heartbeats carry the highest number, and an acknowledgement of a number stands for all
/// lower ones. So a lost heartbeat delays reads only until the next one.
package struct ReadOnlyRequests: Hashable, Sendable {
  /// A read in waiting.
  struct Pending: Hashable, Sendable {
    var number: UInt64
    var request: Message
    var index: LogIndex
  }

  private struct Acknowledgement: Hashable, Sendable {
    var node: NodeID
    var number: UInt64
  }

  private(set) var pending: [Pending] = []
  private var number: UInt64 = 0
  private var acknowledgements: [Acknowledgement] = []

  /// Everything that can influence which reads are released when, as numbers: to tell states apart.
  package var marks: [UInt64] {
    pending.flatMap { [$0.number, $0.index, $0.request.from] } + [.max]
      + acknowledgements.sorted { $0.node < $1.node }.flatMap { [$0.node, $0.number] }
  }

  /// Adds a read of the state at `index`.
  mutating func add(_ request: Message, index: LogIndex) {
    number += 1
    pending.append(Pending(number: number, request: request, index: index))
  }

  /// The bytes that the next heartbeat carries: the highest number that waits, none when nothing waits.
  var context: [UInt8] {
    guard let last = pending.last else { return [] }
    return (0..<8).map { UInt8(truncatingIfNeeded: last.number >> (56 - 8 * $0)) }
  }

  /// The number in a heartbeat's bytes; nil for bytes that no leader wrote.
  static func number(in context: [UInt8]) -> UInt64? {
    context.count == 8 ? context.reduce(0) { $0 << 8 | UInt64($1) } : nil
  }

  /// Notes that `node` acknowledged a heartbeat with this number. Numbers that were never given out are ignored.
  mutating func acknowledge(_ node: NodeID, number acknowledged: UInt64) {
    guard acknowledged <= number else { return }
    if let position = acknowledgements.firstIndex(where: { $0.node == node }) {
      acknowledgements[position].number = max(acknowledgements[position].number, acknowledged)
    } else {
      acknowledgements.append(Acknowledgement(node: node, number: acknowledged))
    }
  }

  /// The highest number that `node` acknowledged.
  func acknowledged(by node: NodeID) -> UInt64 { acknowledgements.first { $0.node == node }?.number ?? 0 }

  /// Takes out the reads up to `number`, oldest first.
  mutating func release(through number: UInt64) -> [Pending] {
    let count = pending.firstIndex { $0.number > number } ?? pending.count
    let released = Array(pending[..<count])
    pending.removeSubrange(..<count)
    return released
  }
}
