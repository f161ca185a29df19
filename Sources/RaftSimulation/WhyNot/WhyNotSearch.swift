import Raft

/// Looks for the minimal sets of deliveries that reach a goal, by trying them on copies of the cluster: the core itself says what happens.
struct WhyNotSearch {
  /// How many deliveries are tried before the search gives up.
  static let deliveryCountMax = 6000

  let goal: (Cluster) -> Bool
  private let steps: [WhyNot.Step]
  private let start: Cluster

  /// The sets that were found, as positions among the steps.
  private(set) var found: [[Int]] = []
  /// Whether everything was tried.
  private(set) var isComplete = true
  private var trials = 0

  init(from start: Cluster, steps: [WhyNot.Step], goal: @escaping (Cluster) -> Bool) {
    self.start = start
    self.steps = steps
    self.goal = goal
  }

  /// The sets of steps, the smallest first. Sets of one size are all tried before larger ones, so that what is found is minimal.
  mutating func run() -> [[WhyNot.Step]] {
    for size in stride(from: 1, through: steps.count, by: 1) {
      extend([], start, size: size)
      if trials >= Self.deliveryCountMax {
        // Sets of the size at which it gave up are still minimal: all smaller ones were tried.
        isComplete = false
        break
      }
    }
    return found.map { set in set.map { steps[$0] } }
  }

  private mutating func extend(_ chosen: [Int], _ state: Cluster, size: Int) {
    let first = (chosen.last ?? -1) + 1
    let last = steps.count - (size - chosen.count)
    guard first <= last else { return }
    for position in first...last {
      let set = chosen + [position]
      if found.contains(where: { known in known.allSatisfy(set.contains) }) { continue }
      if trials >= Self.deliveryCountMax { return }
      trials += 1
      var next = state
      guard next.carryOut(steps[position]) else { continue }
      if set.count < size {
        extend(set, next, size: size)
      } else if goal(next) {
        found.append(set)
      }
    }
  }
}

extension Cluster {
  /// Delivers a message and, where its answer is what helps, the answer.
  ///
  /// - Returns: false when the message is not in flight.
  mutating func carryOut(_ step: WhyNot.Step) -> Bool {
    guard network.message(step.message) != nil else { return false }
    apply(.deliver(step.message))
    guard let receiver = step.answerTo else { return true }
    for answer in answers(to: receiver, from: step.link.to, sentBy: eventCount) { apply(.deliver(answer)) }
    return true
  }

  /// What a node has sent another in an event.
  func answers(to receiver: NodeID, from sender: NodeID, sentBy event: Int) -> [MessageNumber] {
    network.messages.filter { item in
      item.sentByEvent == event && item.message.from == sender && item.message.to == receiver && network.status(of: item) == .inFlight
    }.map(\.number)
  }
}

extension Run {
  /// Carries out a set of deliveries: each step is an event, and each answer one more.
  public mutating func carryOut(_ way: WhyNot.Way) {
    for step in way.steps { carryOut(step) }
  }

  /// Carries out one step of a set.
  public mutating func carryOut(_ step: WhyNot.Step) {
    act(.deliver(step.message))
    guard let receiver = step.answerTo else { return }
    for answer in cluster.answers(to: receiver, from: step.link.to, sentBy: cursor) { act(.deliver(answer)) }
  }
}
