import Raft

/// Which requests of a client have taken effect. A client may have several on their way, and they may arrive in any order, so the highest
/// number alone would not do.
struct ClientSession: Hashable, Sendable {
  let client: NodeID
  /// All requests up to this number took effect.
  private(set) var through: UInt64
  /// Requests beyond it that took effect, ascending.
  private(set) var ahead: [UInt64]

  init(client: NodeID, through: UInt64 = 0, ahead: [UInt64] = []) {
    self.client = client
    self.through = through
    self.ahead = ahead
  }

  /// Notes a request; false when it took effect before.
  mutating func accept(_ number: UInt64) -> Bool {
    if number <= through || ahead.contains(number) { return false }
    let position = ahead.firstIndex { $0 > number } ?? ahead.count
    ahead.insert(number, at: position)
    while let next = ahead.first, next == through + 1 {
      through = next
      ahead.removeFirst()
    }
    return true
  }
}
