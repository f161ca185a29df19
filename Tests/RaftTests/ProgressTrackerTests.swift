import Raft
import Testing

@Suite("The tracker of all members")
struct ProgressTrackerTests {
  private func tracker(_ state: ConfState) throws -> ProgressTracker {
    try Changer(tracker: ProgressTracker(inflightMessagesMax: 8), lastIndex: 4).restore(state)
  }

  @Test("Voters commit and decide, learners do not")
  func learnersDoNotCount() throws {
    var tracker = try tracker(ConfState(voters: [1, 2, 5], learners: [3]))
    tracker.visit { id, progress in _ = progress.maybeUpdate(id * 10) }
    #expect(tracker.committedIndex == 20)
    tracker.recordVote(1, granted: true)
    tracker.recordVote(1, granted: false)
    tracker.recordVote(3, granted: true)
    #expect(tracker.tallyVotes() == (1, 0, .pending))
    tracker.recordVote(5, granted: true)
    #expect(tracker.tallyVotes() == (2, 0, .won))
    tracker.resetVotes()
    #expect(tracker.tallyVotes() == (0, 0, .pending))
  }

  @Test("In a joint configuration both halves count", arguments: [(LogIndex(7), LogIndex(4), LogIndex(4)), (2, 9, 2)])
  func joint(first: LogIndex, others: LogIndex, committed: LogIndex) throws {
    var tracker = try tracker(ConfState(voters: [2, 3, 4], votersOutgoing: [1]))
    tracker.visit { id, progress in _ = progress.maybeUpdate(id == 1 ? first : others) }
    #expect(tracker.committedIndex == committed)
    #expect(!tracker.isSingleton)
  }

  @Test("A quorum is active when most voters were heard of")
  func activity() throws {
    var tracker = try tracker(ConfState(voters: [1, 2, 3], learners: [4]))
    #expect(tracker.quorumActive)
    tracker.withProgress(1) { $0.recentActive = false }
    #expect(tracker.quorumActive)
    tracker.withProgress(3) { $0.recentActive = false }
    #expect(!tracker.quorumActive)
    let unknown: Void? = tracker.withProgress(9) { $0.recentActive = true }
    #expect(unknown == nil)
  }

  @Test("A membership that was stored comes back, whatever changes led to it")
  func restore() throws {
    let states = [
      ConfState(), ConfState(voters: [1]), ConfState(voters: [1, 2, 3], learners: [4, 5]),
      ConfState(voters: [1, 2, 3], learners: [5], votersOutgoing: [1, 2, 4, 6], learnersNext: [4], autoLeave: true),
      ConfState(voters: [4], votersOutgoing: [1, 2]),
    ]
    for state in states {
      #expect(try tracker(state).confState == state)
    }
  }

  @Test("A membership that no changes lead to is refused")
  func impossible() {
    #expect(throws: RaftError.invalidConfChange("removed all voters")) { try self.tracker(ConfState(learners: [1])) }
  }

  @Test("New members are probed from the last index on, learners marked")
  func newMembers() throws {
    let tracker = try tracker(ConfState(voters: [1], learners: [2]))
    #expect(tracker.progress.description == "1: StateProbe match=0 next=4\n2: StateProbe match=0 next=4 learner\n")
    #expect(tracker.config.description == "voters=(1) learners=(2)")
  }
}
