/// What a schedule of an ``OnwardSearch`` has used up of its bounds.
struct OnwardSpent: Hashable, Sendable {
  var proposals = 0
  var crashes = 0
  var restarts = 0
  var heartbeats = 0

  mutating func note(_ kind: OnwardChoice.Kind) {
    switch kind {
    case .propose: proposals += 1
    case .crash: crashes += 1
    case .restart: restarts += 1
    case .heartbeat: heartbeats += 1
    case .deliver, .persist, .campaign: break
    }
  }

  /// All of it in one number.
  var packed: UInt64 { UInt64(proposals) << 48 | UInt64(crashes) << 32 | UInt64(restarts) << 16 | UInt64(heartbeats) }
}
