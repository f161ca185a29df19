import Raft
import Testing

/// A cluster without the fast track: what etcd/raft's own unit tests are about. Node 1 leads term 2, whose no-op stands at index 2.
enum Classic {
  static func led(_ count: Int, learners: Int = 0, configure: (inout Config) -> Void = { _ in }) throws -> Ensemble {
    var cluster = try unled(count, learners: learners, configure: configure)
    try cluster[1].campaign()
    try cluster.settle()
    try #require(cluster[1].basicStatus.softState.role == .leader)
    return cluster
  }

  static func unled(_ count: Int, learners: Int = 0, configure: (inout Config) -> Void = { _ in }) throws -> Ensemble {
    try Ensemble(count, learners: learners, fast: false) { config in
      config.electionTicks = 10
      configure(&config)
    }
  }
}

extension Ensemble {
  func role(_ id: NodeID) -> Role { self[id].basicStatus.softState.role }
  func leader(_ id: NodeID) -> NodeID { self[id].basicStatus.softState.leader }
  func term(_ id: NodeID) -> Term { self[id].basicStatus.hardState.term }
  func commit(_ id: NodeID) -> LogIndex { self[id].basicStatus.hardState.commit }

  /// The payloads that a node's application got, no-ops and changes left out.
  func payloads(_ id: NodeID) -> [[UInt8]] {
    applied[Int(id) - 1].filter { $0.kind == .normal && !$0.data.isEmpty }.map(\.data)
  }

  /// What nodes want sent now, after their writes.
  mutating func outbox(_ kind: MessageKind) throws -> [Message] {
    try drain()
    return inFlight.filter { $0.kind == kind }
  }

  /// A message reaches a node; what it answers waits.
  mutating func receive(_ kind: MessageKind, from: NodeID, to: NodeID, term: Term, set: (inout Message) -> Void = { _ in }) throws {
    var message = Message(kind: kind, to: to, from: from, term: term)
    set(&message)
    try self[to].step(message)
  }

  /// Cuts a node off from all others, or lets everything through again.
  mutating func isolate(_ id: NodeID?) {
    isLost = { message in id.map { (message.from == $0 || message.to == $0) && message.from != message.to } ?? false }
  }
}
