import Raft

/// What clients did with the store, as they saw it: when they asked, and when their own node told them that it was done. A client whose node
/// went down, or that was refused, never hears what became of its writes.
public struct ClientHistory: Sendable {
  /// The operations, in the order in which they began. Reads are in it once they are answered.
  public private(set) var operations: [ClientOperation] = []

  /// Writes whose clients still wait, by request, with their place among the operations.
  private var waiting: [(request: RequestID, position: Int)] = []

  /// Keys of which no later read needs to be judged: they were found out already.
  private var brokenKeys: [String] = []

  /// Makes a history of nothing.
  public init() {}

  /// A client asks for a value to be stored.
  mutating func begin(_ request: RequestID, key: String, value: String, event: Int) {
    waiting.append((request, operations.count))
    operations.append(ClientOperation(key: key, action: .write(value), invoked: event, answered: nil))
  }

  /// The client's own node has applied the request.
  mutating func end(_ request: RequestID, event: Int) {
    guard let place = waiting.firstIndex(where: { $0.request == request }) else { return }
    operations[waiting.remove(at: place).position].answered = event
  }

  /// The clients at a node will never hear of what they wait for.
  mutating func lose(clientsAt node: NodeID) {
    waiting.removeAll { $0.request.client == node }
  }

  /// A read was answered. Returns what is wrong with it, if something is.
  mutating func note(_ answer: ReadAnswer) -> String? {
    let read = ClientOperation(
      key: answer.request.key, action: .read(answer.value), invoked: answer.request.event, answered: answer.event)
    // In the order of beginning, so that an order of effect is found where it mostly is.
    let place = operations.lastIndex { $0.invoked <= read.invoked }.map { $0 + 1 } ?? 0
    operations.insert(read, at: place)
    for position in waiting.indices where waiting[position].position >= place { waiting[position].position += 1 }
    if brokenKeys.contains(read.key) { return nil }
    let sameKey = operations.filter { $0.key == read.key }
    guard Linearizability.verdict(of: sameKey) == .violated else { return nil }
    brokenKeys.append(read.key)
    let who = "\(nodeName(answer.request.node)) answers that \(read.key) is \(answer.value ?? "not there")"
    let last = sameKey.filter { $0.action.isWrite && ($0.answered ?? .max) < read.invoked }.max { ($0.answered ?? 0) < ($1.answered ?? 0) }
    guard let last, case .write(let value) = last.action else { return "\(who), and no order of the reads and writes explains it" }
    return "\(who), and no order of the reads and writes explains it; \(value) had been stored before the read began"
  }
}
