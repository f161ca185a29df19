extension Glossary {
  static let fastWords = [
    Entry(
      "fast track",
      "The way of a proposal straight to all nodes: they vote for what they hold, and a fast quorum of votes commits "
        + "it after two message delays.",
      related: ["classic track", "fast vote", "fall-back"], rules: [.r2, .r4, .r5]),
    Entry(
      "classic track",
      "Raft's own way: the proposal goes to the leader, the leader appends it and sends it to all, a classic quorum "
        + "acknowledges it. It always runs beside the fast one.", related: ["fast track"], rules: [.r6]),
    Entry(
      "self-approved", "Held by a node because a proposer sent it, not because a leader placed it. In round brackets: (a3).",
      related: ["leader-approved", "slot"], rules: [.r2]),
    Entry(
      "leader-approved", "Placed by a leader in its log, and copied from there. In square brackets: [a3].", related: ["self-approved"],
      rules: [.r4]),
    Entry(
      "slot",
      "A place above a node's leader-approved log that holds one self-approved entry. The first that comes stays: a "
        + "slot is never overwritten by another proposal.",
      related: ["self-approved", "window"], rules: [.r2]),
    Entry(
      "fast vote", aliases: ["msgfastvote"],
      "A node's word to the leader: in this term, at this index, I hold this entry. It leaves once the slot is on "
        + "disk, and the first one counts.",
      related: ["tally"], rules: [.r2, .r11]),
    Entry(
      "fast proposal", aliases: ["msgfastprop", "proposal"],
      "A value that its proposer sends to all nodes at once, aimed at one index. It is live at one index at a time.",
      related: ["slot"], rules: [.l1, .l6]),
    Entry(
      "tally", aliases: ["possible entries"],
      "The votes that a leader has counted at an index, value by value, with both thresholds: enough to decide, "
        + "enough to commit fast.",
      related: ["decide"], rules: [.r4]),
    Entry(
      "decide", aliases: ["decision", "decided"],
      "A leader chooses the value of an index: the one with most votes, once a classic quorum has voted. It places it "
        + "in its log; that does not commit it.",
      related: ["tally", "fast commit"], rules: [.r4]),
    Entry(
      "fast commit",
      "A commit by votes: a fast quorum holds exactly the leader's value, and everything below is committed. Marked "
        + "!.", related: ["fast quorum"], rules: [.r5]),
    Entry(
      "voter's gate", aliases: ["gate"],
      "A node inserts proposals and votes only while its last leader-approved entry has its current term: then it "
        + "shares the leader's log so far.",
      related: ["leader's gate"], rules: [.r2]),
    Entry(
      "leader's gate", "A leader counts votes only once its own no-op is committed on the classic track.",
      related: ["voter's gate", "barrier"], rules: [.r3]),
    Entry(
      "contention",
      "Two proposals for one index. Each node keeps what came first; if no value has a fast quorum, the leader "
        + "decides and the classic track commits.",
      related: ["fall-back"], rules: [.r4, .l1]),
    Entry(
      "fall-back", aliases: ["fallback"],
      "A proposal that began on the fast track and was committed on the classic one, because votes were split, "
        + "missing or late. It costs time, never safety.",
      related: ["contention"], rules: [.l3]),
    Entry("window", "How far above its log a node accepts proposals, 256 indexes by default.", related: ["slot"], rules: [.l5]),
    Entry(
      "content identifier", aliases: ["content id"],
      "An entry's name for life: who gave it, in which start of that node, and a number. It stays when the entry "
        + "moves to a slot, is recovered or gets a new term.", related: ["incarnation"]),
    Entry(
      "incarnation", "The count of a node's starts, kept on disk, so that names given before a crash are never given again.",
      related: ["content identifier"], rules: [.r11]),
  ]

  static let recoveryWords = [
    Entry(
      "recovery",
      "What a new leader does first: from the reports that came with its votes it takes every value that may be "
        + "committed, index by index, until nobody reports anything. R shows it.", related: ["hint", "re-stamp"], rules: [.r10]),
    Entry(
      "hint", aliases: ["report"],
      "What a voter reports with its vote: everything that it holds above the candidate's log, self-approved or "
        + "placed by a leader of an older term.",
      related: ["recovery", "demotion"], rules: [.r9]),
    Entry(
      "re-stamp", aliases: ["restamp"], "A recovered entry gets the new leader's term; its value and its name stay.", related: ["recovery"],
      rules: [.r10]),
    Entry(
      "demotion", aliases: ["demoted"],
      "An entry that a conflict cuts from the log goes into a slot instead of being dropped: it may be committed "
        + "fast, and its holder is a witness.",
      related: ["hint"], rules: [.r7]),
    Entry(
      "up to date", "How voters compare logs: by the term of the last leader-approved entry, then by its index. Slots do not count.",
      related: ["election"], rules: [.r8]),
  ]
}
