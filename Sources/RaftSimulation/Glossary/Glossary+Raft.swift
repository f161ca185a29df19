extension Glossary {
  static let clusterWords = [
    Entry(
      "term",
      "A number that grows with each election; it is Raft's clock. A term has one leader at most, and whoever hears "
        + "of a higher one gives up what it was doing and follows.", related: ["leader", "election"]),
    Entry(
      "leader",
      "The one node of a term that gives the order: it appends to its log, the others copy. It is L in the first "
        + "column.",
      related: ["term", "follower", "candidate"]),
    Entry("follower", "A node that copies the leader's log and votes. It is F in the first column.", related: ["leader"]),
    Entry(
      "candidate", "A node that stands for election: it took the next term and asks the others for their votes.",
      related: ["election", "vote"]),
    Entry(
      "pre-vote", aliases: ["pre-candidate"],
      "A question before an election: would you vote for me? The term grows only when a quorum would, so that a node "
        + "which was cut off does not depose a leader when it comes back.", related: ["election"]),
    Entry(
      "election",
      "How a leader is made: a node that heard of none for some time takes the next term, votes for itself and asks "
        + "the others. A classic quorum of votes makes it the leader.", related: ["vote", "classic quorum", "recovery"]),
    Entry(
      "vote", aliases: ["grant"],
      "In an election: a node's promise to a candidate, one a term, kept on disk. On the fast track: a node's word to "
        + "the leader that it holds a value at an index.", related: ["fast vote", "hint"]),
    Entry(
      "classic quorum", aliases: ["quorum", "majority"], "More than half of the voters: ⌊n/2⌋+1. Two of them always share a voter.",
      related: ["fast quorum"], rules: [.r1]),
    Entry(
      "fast quorum",
      "Three quarters of the voters: ⌈3n/4⌉. So many that most of any classic quorum belong to it, which lets a new "
        + "leader see what was committed without being told.", related: ["classic quorum", "recovery"], rules: [.r1, .r5]),
    Entry(
      "heartbeat",
      "An empty message by which a leader says that it is there, and how far it has committed. The screen folds "
        + "heartbeats.",
      related: ["election timeout"]),
    Entry(
      "election timeout", aliases: ["timeout", "tick"],
      "How many ticks of its clock a node waits for a sign of its leader before it stands for election; drawn at "
        + "random in each term, so that two seldom stand at once.", related: ["election"]),
    Entry(
      "leadership transfer", aliases: ["transfer"],
      "A leader hands its office to a node that has all of its log: it stops taking proposals and tells that node to "
        + "campaign at once.", related: ["leader"]),
    Entry(
      "check-quorum", aliases: ["checkquorum", "lease"],
      "A leader that hears from no quorum within an election timeout steps down, and a node that heard from its "
        + "leader lately does not vote against it.", related: ["leader"]),
  ]

  static let logWords = [
    Entry(
      "log", "The list that all nodes keep: entries at indexes, counted from 1. Same entries, same order, same result.",
      related: ["entry", "index"]),
    Entry(
      "entry", "One item of the log: a value, the term in which a leader placed it, and its index.", related: ["log", "content identifier"]),
    Entry("index", "The place of an entry in the log, counted from 1.", related: ["log"]),
    Entry(
      "no-op", aliases: ["noop"],
      "An entry without a value, drawn as a dot. A new leader appends one: once it is committed, so is everything "
        + "before it.",
      related: ["leader's gate"], rules: [.r3]),
    Entry(
      "committed", aliases: ["commit"],
      "Fixed for ever: no leader of any later term will have another value at that index. Bold in the log matrix, "
        + "with the mark of the track that was first: ! fast, = classic.", related: ["commit index", "fast commit", "applied"]),
    Entry(
      "commit index", aliases: ["frontier", "classic frontier"],
      "How far a node knows the log to be committed. The column shows both frontiers: 6+1 is 6 on the classic track "
        + "and one more on the fast one.",
      related: ["fast frontier"], rules: [.r15]),
    Entry(
      "fast frontier",
      "How far a node knows values to be fixed on the fast track. It stands beside the commit index, since a fast "
        + "commit fixes the value and not yet the term.", related: ["commit index"], rules: [.r15]),
    Entry(
      "applied", aliases: ["apply"], "Carried out by the program behind the log, in order, once it is committed.", related: ["committed"]),
    Entry(
      "append", aliases: ["msgapp"],
      "The leader's message with entries, MsgApp. A node takes them if it has the entry just before them; logs that "
        + "agree on one entry agree on all before it.", related: ["acknowledgement"], rules: [.r7]),
    Entry(
      "acknowledgement", aliases: ["msgappresp"], "A follower's answer to an append, MsgAppResp: all up to this index is on its disk.",
      related: ["append"]),
    Entry(
      "snapshot",
      "The state of the program at an index, in place of the entries up to it. It is sent to a node that lacks "
        + "entries which are cut away.",
      related: ["compaction"], rules: [.r12]),
    Entry(
      "compaction", aliases: ["compact"],
      "Cutting away entries that a snapshot covers. Never beyond the classic commit index: a new leader may still "
        + "have to ask for them.",
      related: ["snapshot"], rules: [.r12]),
    Entry(
      "linearizable read", aliases: ["read", "read index"],
      "A read that sees every write that was done before it began. The leader fixes an index, makes sure that it "
        + "still leads, and the node answers once it has applied that far.", rules: [.r16]),
    Entry(
      "message delay", aliases: ["delay"],
      "One message's way from node to node, counted along the path that caused something. A fast commit takes two to "
        + "the leader, a classic one three.",
      related: ["fast track", "classic track"]),
  ]
}
