import Raft
import RaftSimulation

/// Draws inputs that make elections, contention and losses frequent, so that short runs show much. The same seed gives the same inputs.
struct RandomInputs {
  private let randomness: Randomness
  private var ordinal: UInt64 = 0
  private var valueCount = 0

  init(seed: UInt64) {
    randomness = Randomness(seed: seed)
  }

  /// The settings that belong to the seed: three to five nodes, in one of four runs without the fast track.
  static func settings(seed: UInt64, fastPath: Bool? = nil) -> ClusterSettings {
    ClusterSettings(nodeCount: 3 + Int(seed % 3), seed: seed, fastPath: fastPath ?? (seed % 4 != 3))
  }

  private mutating func draw(below bound: Int) -> Int {
    ordinal += 1
    return Int(randomness.draw(.action, subject: 77, ordinal: ordinal, below: UInt64(bound)))
  }

  private mutating func any<Element>(_ elements: [Element]) -> Element { elements[draw(below: elements.count)] }

  /// What happens next.
  mutating func next(_ cluster: Cluster) -> Input {
    let live = cluster.nodes.filter(\.isAlive).map(\.id)
    let down = cluster.nodes.filter { !$0.isAlive }.map(\.id)
    let lot = draw(below: 1000)
    switch lot {
    case 0..<70 where !live.isEmpty:
      valueCount += 1
      return .propose(node: any(live), value: "v\(valueCount)")
    case 70..<85 where live.count > 2: return .crash(any(live), any(CrashPoint.allCases))
    case 85..<120 where !down.isEmpty: return .restart(any(down))
    case 120..<145 where !live.isEmpty: return .campaign(any(live))
    case 145..<185 where !cluster.network.messages.isEmpty: return .drop(any(cluster.network.messages).number)
    case 185..<195: return .cut(Link.both(any(cluster.nodes.map(\.id)), any(cluster.nodes.map(\.id))).filter { $0.from != $0.to })
    case 195..<210: return .heal
    case 210..<225 where !cluster.network.messages.isEmpty: return .duplicate(any(cluster.network.messages).number)
    case 225..<250: return .tick(nil)
    default:
      let deliverable = cluster.network.messages.filter { cluster.network.status(of: $0) == .inFlight }
      return deliverable.isEmpty ? .tick(nil) : .deliver(lot % 3 == 0 ? any(deliverable).number : deliverable[0].number)
    }
  }
}
