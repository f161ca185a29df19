import Raft
import Testing

@Suite("The fast track, with a network that loses nothing") struct FastCommitTests {
  @Test("a follower's proposal commits at the leader after two message delays, everywhere after three")
  func uncontended() throws {
    var ensemble = try Ensemble(5)
    try ensemble[1].campaign()
    try ensemble.settle()
    #expect(ensemble[1].fastStatus.closure == nil)
    try ensemble[2].propose(Array("x".utf8))
    try ensemble.drain()
    try ensemble.hop()
    #expect(ensemble[1].fastStatus.fast == 0)
    try ensemble.hop()
    #expect(ensemble[1].fastStatus.fast == 3)
    #expect(ensemble[2].fastStatus.fast == 0)
    try ensemble.hop()
    for id in NodeID(1)...5 {
      #expect(ensemble[id].fastStatus.fast == 3)
      #expect(ensemble.applied[Int(id) - 1].last?.data == Array("x".utf8))
    }
    try ensemble.settle()
    #expect(ensemble.nodes.allSatisfy { $0.basicStatus.hardState.commit == 3 && $0.fastStatus.slots.isEmpty })
  }

  @Test("a leader's own proposal goes the classic way")
  func leaderProposes() throws {
    var ensemble = try Ensemble(5)
    try ensemble[1].campaign()
    try ensemble.settle()
    try ensemble[1].propose([1])
    try ensemble.settle()
    #expect(ensemble.nodes.allSatisfy { $0.basicStatus.hardState.commit == 3 && $0.fastStatus.fast == 0 })
  }

  @Test("two contenders: one value wins the index, the other is proposed again and commits behind it")
  func contention() throws {
    var ensemble = try Ensemble(5)
    try ensemble[1].campaign()
    try ensemble.settle()
    try ensemble[2].propose(Array("x".utf8))
    try ensemble[3].propose(Array("y".utf8))
    try ensemble.settle()
    try ensemble.tick(20)
    for applied in ensemble.applied {
      #expect(Set(applied.map(\.data)).isSuperset(of: [Array("x".utf8), Array("y".utf8)]))
      #expect(applied.count { $0.data == Array("y".utf8) } == 1)
      #expect(applied.count { $0.data == Array("x".utf8) } == 1)
    }
  }

  @Test("the leader dies after a fast commit; the new one must ask, and keeps the value")
  func leaderDies() throws {
    var ensemble = try Ensemble(5)
    try ensemble[1].campaign()
    try ensemble.settle()
    try ensemble[2].propose(Array("x".utf8))
    try ensemble.drain()
    try ensemble.hop()
    try ensemble.hop()
    #expect(ensemble[1].fastStatus.fast == 3)
    ensemble.isLost = { $0.from == 1 || $0.to == 1 }
    ensemble.inFlight = []
    try ensemble[5].campaign()
    try ensemble.settle()
    #expect(ensemble[5].basicStatus.softState.role == .leader)
    for id in NodeID(2)...5 { #expect(ensemble.applied[Int(id) - 1].map(\.data).contains(Array("x".utf8))) }
    ensemble.isLost = { _ in false }
    try ensemble.tick(3)
    #expect(ensemble.applied[0].map(\.data) == ensemble.applied[4].map(\.data))
  }
}
