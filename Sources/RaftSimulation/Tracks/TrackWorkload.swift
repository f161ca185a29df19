/// Who proposes while the tracks are compared.
public enum TrackWorkload: String, Hashable, Sendable, CaseIterable {
  /// S5, which follows: what the fast track is made for.
  case follower
  /// S1, which leads: it appends right away, on either track.
  case leader
  /// S2 to S5 at the same moment, for the same indexes.
  case contended

  /// The nodes that propose, of so many.
  func proposers(of count: Int) -> [UInt64] {
    switch self {
    case .follower: [UInt64(count)]
    case .leader: [1]
    case .contended: (2...UInt64(max(count, 2))).map { $0 }
    }
  }
}
