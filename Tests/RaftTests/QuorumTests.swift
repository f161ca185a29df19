import Raft
import Testing

@Suite("Quorums")
struct QuorumTests {
  @Test("A majority commits what more than half of its voters acknowledged, in whatever order they did")
  func majorityCommits() {
    let config = MajorityConfig([5, 1, 3, 2, 4])
    let acknowledged: [NodeID: LogIndex] = [1: 7, 2: 3, 3: 9, 4: 1]
    #expect(config.committedIndex { acknowledged[$0] } == 3)
    #expect(MajorityConfig([1, 2]).committedIndex { acknowledged[$0] } == 3)
    #expect(MajorityConfig([1, 5]).committedIndex { acknowledged[$0] } == 0)
    #expect(MajorityConfig().committedIndex { _ in 0 } == .max)
  }

  @Test("The committed index is the highest that a count of acknowledgements supports, for every small configuration")
  func majorityAgreesWithCounting() {
    for count in 1...7 {
      for code in 0..<Int(pow(4, count)) {
        let indexes = (0..<count).map { LogIndex(code / pow(4, $0) % 4) }
        let config = MajorityConfig((1...NodeID(count)))
        let expected = (0...3).last { index in indexes.count { $0 >= LogIndex(index) } > count / 2 }!
        #expect(config.committedIndex { indexes[Int($0) - 1] } == LogIndex(expected), "\(indexes)")
      }
    }
  }

  private func pow(_ base: Int, _ exponent: Int) -> Int { (0..<exponent).reduce(1) { value, _ in value * base } }

  @Test("More voters than fit the stack are counted all the same")
  func manyVoters() {
    let config = MajorityConfig((1...NodeID(301)))
    #expect(config.committedIndex { $0 } == 151)
  }

  @Test("A vote is won by a majority of grants, lost once none can come, and open in between")
  func votes() {
    let config = MajorityConfig([1, 2, 3])
    #expect(config.voteResult { [1: true][$0] } == .pending)
    #expect(config.voteResult { [1: true, 3: true][$0] } == .won)
    #expect(config.voteResult { [1: true, 2: false][$0] } == .pending)
    #expect(config.voteResult { [2: false, 3: false][$0] } == .lost)
    #expect(MajorityConfig().voteResult { _ in nil } == .won)
  }

  @Test("Both halves of a joint configuration have to agree")
  func joint() {
    let config = JointConfig(incoming: MajorityConfig([2, 3, 4]), outgoing: MajorityConfig([1]))
    let acknowledged: [NodeID: LogIndex] = [1: 5, 2: 9, 3: 8]
    #expect(config.committedIndex { acknowledged[$0] } == 5)
    #expect(config.voteResult { [2: true, 3: true][$0] } == .pending)
    #expect(config.voteResult { [2: true, 3: true, 1: false][$0] } == .lost)
    #expect(config.voteResult { [2: true, 3: true, 1: true][$0] } == .won)
    #expect(config.description == "(2 3 4)&&(1)")
    #expect(config.voters == [1, 2, 3, 4])
    #expect(JointConfig(incoming: MajorityConfig([1])).description == "(1)")
  }

  @Test("A picture shows how far ahead each voter is")
  func picture() {
    let text = MajorityConfig([1, 2, 3]).describe { [1: 100, 2: 101][$0] }
    #expect(text == "       idx\nx>     100    (id=1)\nxx>    101    (id=2)\n?        0    (id=3)\n")
    #expect(MajorityConfig().describe { _ in nil } == "<empty majority quorum>")
  }
}
