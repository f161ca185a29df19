extension Mutant {
  /// All mutants, in the order of the catalogue.
  public static let all: [Mutant] = quorumsAndGates + votes + recovery + compaction + membership + frontiers + identity

  private static let quorumsAndGates = [
    Mutant(
      "M1", "R1", .m1, nodes: 4, "half of the voters is a classic quorum", "two disjoint halves of an even cluster commit different values"),
    Mutant(
      "M2", "R1", .m2, nodes: 3, "a classic quorum of votes commits fast",
      "a later classic quorum hears of the fast-committed value from too few, and recovers another one"),
    Mutant(
      "M3", "R2, R3", .m3, nodes: 4, "neither the voter nor the leader waits at its gate",
      "votes of nodes that do not share the leader's prefix commit a value that recovery cannot see"),
    Mutant(
      "M3a", "R3", .m3a, nodes: 3, verdict: .safeWhereSearched, "the leader goes fast before its no-op is committed",
      "nothing: the voter's gate is enough, but the no-op is also the membership's barrier"),
    Mutant(
      "M3b", "R2", .m3b, nodes: 3, verdict: .safeWhereSearched, "a voter takes proposals before it shares the leader's prefix",
      "nothing: the leader's gate is enough"),
  ]

  private static let votes = [
    Mutant("M4", "R7", .m4, nodes: 3, "entries that a conflict cuts are dropped", "a part of a fast quorum forgets what it voted for"),
    Mutant(
      "M5", "R9", .m5, nodes: 4, "a voter does not report its stale leader-approved entries",
      "the report of a part of a fast quorum is missing, and another value wins the recovery"),
    Mutant("M6", "R8", .m6, nodes: 3, "slots count when logs are compared", "a candidate without the committed entry is elected"),
    Mutant("M7", "R2", .m7, nodes: 4, "votes of older terms count", "a value commits fast that its voters do not hold any more"),
    Mutant("M8", "R9", .m8, nodes: 4, "voters report nothing", "a new leader does not know what was committed fast"),
    Mutant("M8b", "R10", .m8b, nodes: 4, "the candidate's own slot wins", "a value that a majority reported gives way"),
    Mutant("M9", "R2", .m9, nodes: 3, "a newer proposal overwrites a slot", "a voter no longer holds what it voted for"),
    Mutant("M10", "R11", .m10, nodes: 3, "a vote leaves before its slot is durable", "a crash makes the voter forget its vote"),
    Mutant("M11", "R5", .m11, nodes: 3, "an index commits fast before those below it", "recovery stops below it"),
  ]

  private static let recovery = [
    Mutant("M12", "R10", .m12, nodes: 3, "recovered entries keep their old term", "two logs differ in an entry of the same index and term"),
    Mutant(
      "M13a", "R10", .m13a, nodes: 3, verdict: .safeWhereSearched, "recovery stops at the first index without a majority",
      "nothing: fast commits are in order, so nothing beyond it is committed"),
    Mutant(
      "M13b", "R10", .m13b, nodes: 3, verdict: .safeWhereSearched, "recovery fills indexes without a majority with empty entries",
      "nothing: what has no majority is not committed"),
    Mutant(
      "M14", "R10", .m14, nodes: 4, "recovery asks for a majority of all voters", "the majority of those heard gives way to another value"),
    Mutant("M15", "R4", .m15, nodes: 4, "the leader replaces what it has decided", "one index and term hold two values"),
  ]

  private static let compaction = [
    Mutant(
      "M16", "R12", .m16, nodes: 4, "compaction reaches beyond the classic frontier", "a voter cannot report what it has compacted"),
    Mutant(
      "M17", "R7", .m17, nodes: 3, "what stands above a conflict is dropped, slots and cut entries alike",
      "a part of a fast quorum forgets what it voted for"),
  ]

  private static let membership = [
    Mutant(
      "M18", "R14.3", .m18, nodes: 3, "no barrier follows a configuration change",
      "the fast track goes on before the new configuration knows what it rests on"),
    Mutant(
      "M19", "R14.5", .m19, nodes: 3, "nodes campaign with unapplied configuration changes", "a leader is elected by an old quorum"),
    Mutant(
      "M20", "R14.4", .m20, nodes: 3, "the commit index reaches the disk later than its entries",
      "after a restart a node campaigns under a configuration that is over"),
    Mutant(
      "M21", "R13", .m21, nodes: 3, "configuration changes are demoted, reported and recovered",
      "a stale one comes back, and two unapplied ones in a log have disjoint quorums"),
  ]

  private static let frontiers = [
    Mutant(
      "M22", "R15", .m22, nodes: 3, "a fast commit advances the classic frontier",
      "a node acknowledges what it holds with another term, and rejects appends for ever"),
    Mutant("M22b-append", "R15", .m22bAppend, nodes: 3, "the shortcut for appends reads the higher frontier", "a false acknowledgement"),
    Mutant("M22b-snapshot", "R15", .m22bSnapshot, nodes: 3, "the shortcut for snapshots reads what is applied", "a false acknowledgement"),
    Mutant("M22b-stored", "R15", .m22bStored, nodes: 3, "the hard state stores the higher frontier", "a false acknowledgement"),
    Mutant("M22c", "R15", .m22c, nodes: 3, "the fast frontier is not cut by the last matching index", "a stale entry is applied"),
    Mutant(
      "M22d-wipe", "R15", .m22dWipe, nodes: 3, "a snapshot wipes the slots above it", "a part of a fast quorum forgets what it voted for"),
    Mutant(
      "M22d-drop", "R12", .m22dDrop, nodes: 3, "re-basing on a snapshot drops what stands above it",
      "a part of a fast quorum forgets what it voted for"),
    Mutant(
      "M23", "R16", .m23, nodes: 3, "reads are served as soon as any entry of the term is committed",
      "a recovered batch that arrives in parts hides the last fast commit from a read"),
  ]

  private static let identity = [
    Mutant(
      "M24", "identity", .m24, nodes: 3, "content identifiers without a durable incarnation",
      "a restarted proposer names another payload in the same way, and equal votes differ"),
    Mutant(
      "M25", "R17", .m25, nodes: 3, "one member has the fast path off",
      "it does not read what grants report, and a fast commit is lost"),
  ]
}
