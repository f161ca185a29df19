/// How many steps of a state were tried, and how many of each kind changed something.
struct StepCounts: Sendable {
  private static let triedLane = 31
  private var lanes = SIMD32<UInt16>()

  /// How many were tried.
  var tried: Int { Int(lanes[Self.triedLane]) }

  mutating func noteTried() { lanes[Self.triedLane] &+= 1 }
  mutating func noteChange(_ kind: StepKind) { lanes[kind.rawValue] &+= 1 }

  /// How many of a kind changed something.
  func changed(_ kind: StepKind) -> Int { Int(lanes[kind.rawValue]) }
}
