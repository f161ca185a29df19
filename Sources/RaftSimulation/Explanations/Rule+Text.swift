extension Rule {
  /// What people call the rule.
  public var title: String { text.title }

  /// What the rule says, in one sentence.
  public var sentence: String { text.sentence }

  private var text: (title: String, sentence: String) {
    rawValue < Self.l1.rawValue ? safetyText : livenessText
  }

  private var safetyText: (title: String, sentence: String) {
    switch self {
    case .r1: ("quorums", "a classic quorum is ⌊n/2⌋+1 voters, a fast quorum ⌈3n/4⌉; any classic quorum is mostly made of fast voters.")
    case .r2:
      ("the voter's gate", "a node votes only while its last leader-approved entry has its current term, and for what its slot holds.")
    case .r3: ("the leader's gate", "a leader counts fast votes only after its own no-op is committed on the classic track.")
    case .r4:
      ("deciding", "with a classic quorum of votes in, the value with most votes is appended leader-approved, once per index and term.")
    case .r5:
      (
        "the fast commit",
        "an index is committed fast, in order only, when a fast quorum voted in this term for the value that stands there."
      )
    case .r6:
      (
        "the classic commit",
        "an entry of the leader's term that a classic quorum has in its log is committed; whichever track is first wins."
      )
    case .r7: ("appending", "logs match by index and term; an entry that a conflict cuts is kept in a slot, and slots above are never cut.")
    case .r8: ("up-to-date", "candidates are compared by their last leader-approved entry only; slots do not count.")
    case .r9: ("hints", "a granted vote reports every entry that the voter holds above the candidate's log, whole and none left out.")
    case .r10:
      ("recovery", "a new leader takes what a strict majority of its grants reports, re-stamps it with its own term, then adds a no-op.")
    case .r11: ("durability", "a vote or an acknowledgement leaves only after what it promises, and all before it, is on disk.")
    case .r12:
      ("compaction", "a log is cut only up to what is applied and committed on the classic track; voters refuse those who end below that.")
    case .r13: ("membership changes stay classic", "they never enter slots, are not demoted, not reported and not recovered.")
    case .r14:
      ("membership", "one change at a time, by the leader; until it and the no-op behind it are committed, the fast track is closed.")
    case .r15:
      ("two frontiers", "a fast commit fixes a value and not its term, so it moves a frontier of its own and never the commit index.")
    case .r16: ("reads", "a new leader serves no read before its own no-op is committed; the read index is the higher of both frontiers.")
    default:
      ("one setting", "the fast path is on for a whole cluster and its storage's life; what is switched live stops new proposals only.")
    }
  }

  private var livenessText: (title: String, sentence: String) {
    switch self {
    case .l1:
      (
        "one index at a time",
        "a fast proposal is live at one index; its proposer sends it again until that index is known to be committed."
      )
    case .l2:
      ("one track at a time", "nothing is proposed on both tracks under one name; whatever comes twice, the state machine tells apart.")
    case .l3:
      (
        "nothing waits for ever",
        "a slot that stays undecided for too long is decided by the leader alone, and so is all below a classic entry."
      )
    case .l4:
      ("votes again", "a node votes for all it holds when it learns the leader; later votes repeat the lowest slots, duplicates theirs.")
    case .l5: ("the window", "new slots stand within a bounded distance above the log; who aims elsewhere is told what stands there.")
    case .l6:
      ("pipelining", "a proposer aims behind all it holds, has on its way or was told is taken; what comes too early waits in its slot.")
    default: ("who is behind", "a node that does not share the leader's prefix does not vote; the classic track brings it up.")
    }
  }
}
