extension Glossary {
  static let membershipWords = [
    Entry("voter", "A node whose vote and acknowledgement count.", related: ["learner", "configuration"]),
    Entry(
      "learner", "A node that copies the log and may hold slots, but never counts. Drawn with a small l.", related: ["voter"], rules: [.r14]
    ),
    Entry(
      "configuration", aliases: ["membership"], "Who votes and who learns. It is changed by entries of the log.",
      related: ["joint configuration", "barrier"], rules: [.r14]),
    Entry(
      "joint configuration", aliases: ["joint"],
      "The time between an old and a new membership in which both halves have to agree: elections and commits need a "
        + "quorum of each. The fast track is closed meanwhile.", related: ["configuration"], rules: [.r14]),
    Entry(
      "barrier", aliases: ["fast barrier"],
      "The no-op that a leader appends behind a membership change. Until it is committed the fast track stays closed, "
        + "so that old and new members agree on what came before.", related: ["configuration", "fast track"], rules: [.r14]),
    Entry(
      "configuration change", aliases: ["conf change"],
      "An entry that changes the membership. It never goes fast, is never kept in a slot and never recovered.", related: ["configuration"],
      rules: [.r13, .r14]),
  ]

  static let simulationWords = [
    Entry("event", "One input, and all that it set off: 41 is the input, 41.1 and 41.2 are what followed.", related: ["branch"]),
    Entry(
      "branch", "A line of events that began by acting in the past of another. The old future stays; B lists them.", related: ["event"]),
    Entry(
      "seed",
      "The number that all random draws of a run come from: latencies, timeouts, losses. The same seed and the same "
        + "inputs give the same run.", related: ["race"]),
    Entry(
      "race", "The same seed, network and proposals with the fast track and without, side by side.",
      related: ["message delay", "fall-back"]),
    Entry(
      "invariant", aliases: ["safety property", "violation"],
      "Something that must hold after every event, whatever happened: one value at an index, one leader a term. It is "
        + "checked all the time.",
      related: ["mutant"]),
    Entry(
      "mutant", aliases: ["broken rule"], "The protocol with one rule switched off, to see what the rule is for: cluster … break=M8.",
      related: ["invariant"]),
    Entry(
      "partition", aliases: ["cut"], "Links that are cut between groups of nodes, so that they hear nothing of each other.",
      related: ["classic quorum"]),
  ]
}
