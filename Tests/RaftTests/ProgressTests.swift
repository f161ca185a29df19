import Raft
import Testing

@Suite("What a leader knows of a peer")
struct ProgressTests {
  private func progress(match: LogIndex, next: LogIndex, inflights: Int = 3) -> Progress {
    Progress(match: match, next: next, inflights: Inflights(messagesMax: inflights), recentActive: true)
  }

  @Test("A probe waits for its answer; replication runs ahead until the window is full")
  func flow() {
    var peer = progress(match: 0, next: 1)
    peer.sentEntries(0, bytes: 0)
    #expect(!peer.isPaused)
    peer.sentEntries(4, bytes: 40)
    #expect(peer.isPaused && peer.next == 1)
    let first = peer.maybeUpdate(4)
    #expect(first && !peer.isPaused)
    let repeated = peer.maybeUpdate(4)
    #expect(!repeated)
    peer.becomeReplicate()
    #expect(peer.next == 5)
    for _ in 0..<3 { peer.sentEntries(2, bytes: 8) }
    #expect(peer.description == "StateReplicate match=4 next=11 paused inflight=3[full]")
    peer.inflights.freeTo(6)
    #expect(peer.isPaused, "only an answer lets the flow go on")
  }

  @Test("A refused probe steps back to the peer's hint, but never below what matches; a stale refusal changes nothing")
  func refusedProbe() {
    var peer = progress(match: 3, next: 20)
    let stale = peer.maybeDecrease(rejected: 18, matchHint: 5)
    #expect(!stale)
    let towardsHint = peer.maybeDecrease(rejected: 19, matchHint: 9)
    #expect(towardsHint && peer.next == 10)
    let belowMatch = peer.maybeDecrease(rejected: 9, matchHint: 0)
    #expect(belowMatch && peer.next == 4)
    var fresh = progress(match: 0, next: 5)
    let absurdHint = fresh.maybeDecrease(rejected: 4, matchHint: .max)
    #expect(absurdHint && fresh.next == 4)
  }

  @Test("A refusal in replication goes back to what matches")
  func refusedReplication() {
    var peer = progress(match: 5, next: 6)
    peer.becomeReplicate()
    peer.sentEntries(3, bytes: 0)
    let stale = peer.maybeDecrease(rejected: 5, matchHint: 5)
    #expect(!stale)
    let current = peer.maybeDecrease(rejected: 8, matchHint: 7)
    #expect(current && peer.next == 6)
  }

  @Test("After a snapshot, probing starts behind it, whether or not its arrival is known")
  func snapshot() {
    var peer = progress(match: 1, next: 2)
    peer.becomeSnapshot(10)
    #expect(peer.description == "StateSnapshot match=1 next=11 paused pendingSnap=10")
    peer.becomeProbe()
    #expect(peer.next == 11 && peer.pendingSnapshot == 0 && peer.state == .probe)
    peer.becomeSnapshot(10)
    _ = peer.maybeUpdate(12)
    peer.becomeProbe()
    #expect(peer.next == 13)
  }

  @Test("A commit index is sent on its own only while it can still raise the peer's")
  func frontiers() {
    var peer = progress(match: 0, next: 5)
    peer.becomeReplicate()
    peer.sentEntries(4, bytes: 0)
    #expect(peer.canBumpCommit(2) && peer.canBumpFast(2))
    peer.sentCommit(2)
    peer.sentFast(4)
    #expect(!peer.canBumpCommit(2) && peer.canBumpCommit(3))
    #expect(!peer.canBumpFast(9), "the peer has nothing above 4")
    _ = peer.maybeDecrease(rejected: 4, matchHint: 0)
    #expect(peer.sentCommit == 0 && peer.sentFastCommit == 0)
    peer.becomeSnapshot(7)
    #expect(peer.sentCommit == 7 && peer.sentFastCommit == 7)
  }

  @Test("Its text is etcd/raft's")
  func text() {
    let learner = Progress(next: 14, inflights: Inflights(messagesMax: 1), isLearner: true, recentActive: true)
    #expect(learner.description == "StateProbe match=0 next=14 learner")
    var silent = Progress(next: 11, inflights: Inflights(messagesMax: 1))
    silent.sentEntries(1, bytes: 0)
    #expect(silent.description == "StateProbe match=0 next=11 paused inactive")
  }
}
