extension Verb {
  /// Every verb, in the order in which help lists them.
  public static let all: [Verb] = clients + messages + faults + links + orders + members + claims

  /// The verb with this name.
  public static func named(_ name: String) -> Verb? { all.first { $0.name == name } }

  private static let clients = [
    Verb("propose", "NODE VALUE", "the client at the node proposes a value", [.node, .value]),
    Verb("put", "NODE KEY VALUE", "the client at the node stores a value under a key", [.node, .key, .value]),
    Verb("read", "NODE KEY", "the client at the node reads a key, linearizably", [.node, .key]),
    Verb("contend", "NODE VALUE NODE VALUE …", "several clients propose before any message moves", [.node, .value]),
  ]

  private static let messages = [
    Verb("deliver", messageUsage, "the message arrives", [.message]),
    Verb("drop", messageUsage, "the message is lost", [.message]),
    Verb("duplicate", messageUsage, "the message will arrive twice", [.message]),
    Verb("hold", messageUsage, "the message is kept back until it is released", [.message]),
    Verb("release", messageUsage, "the message may travel again", [.message]),
    Verb("reorder", "MESSAGE first|last", "the message is moved in the order of delivery", [.message, .words(["first", "last"])]),
    Verb("delay", "MESSAGE by MILLISECONDS", "the message arrives later", [.message, .words(["by"]), .count]),
  ]

  private static let messageUsage = "NUMBER | FROM>TO [KIND] [INDEX] [nth N] | all [but] [KIND] [INDEX] [from NODE] [to NODE]"

  private static let faults = [
    Verb(
      "crash", "NODE|all [before write|after write]", "the node loses its memory and keeps its disk",
      [.nodeOrAll, .words(["before", "after"]), .words(["write"])]),
    Verb("restart", "NODE|all", "the node starts again from its disk", [.nodeOrAll]),
    Verb("persist", "NODE", "the oldest write that waits for the node's slow disk reaches it", [.node]),
    Verb(
      "apply", "NODE on|off", "beside slow disks, the application at the node stops taking committed entries, or goes on",
      [.node, .words(["on", "off"])]),
  ]

  private static let links = [
    Verb("cut", linkUsage, "messages no longer pass, both ways or one way", [.link]),
    Verb("mend", linkUsage, "messages pass again", [.link]),
    Verb("partition", "NODE … | NODE …", "cuts all links between groups; nodes not named are a group of their own", [.node]),
    Verb("isolate", "NODE", "cuts all links of the node", [.node]),
    Verb("heal", "", "mends all links"),
  ]

  private static let linkUsage = "NODE NODE | NODE>NODE … | NODE-NODE …"

  private static let orders = [
    Verb("campaign", "NODE", "the node starts an election", [.node]),
    Verb("transfer", "NODE", "the leader hands its office over to the node", [.node]),
    Verb("forget-leader", "NODE", "the node forgets who leads", [.node]),
    Verb("tick", "[COUNT] [at NODE]", "all clocks tick, or one node's", [.count, .words(["at"]), .node]),
    Verb(
      "step", "[COUNT] [at NODE]", "the oldest deliverable message arrives, or the oldest to one node; without one clocks tick",
      [.count, .words(["at"]), .node]),
    Verb("play", "[COUNT]", "whatever is due next happens: a message or a tick", [.count]),
    Verb("settle", "", "delivers and ticks until all is quiet"),
    Verb("fast", "on|off", "new proposals may go fast, or go the classic way", [.words(["on", "off"])]),
  ]

  private static let members = [
    Verb("snapshot", "NODE", "the node takes a snapshot of what it has applied", [.node]),
    Verb("compact", "NODE [to INDEX]", "the node cuts its log", [.node, .words(["to"]), .index]),
    Verb("add", "NODE", "the leader is asked to make the node a voter", [.node]),
    Verb("remove", "NODE", "the leader is asked to remove the node", [.node]),
    Verb("learner", "NODE", "the leader is asked to make the node a learner", [.node]),
    Verb(
      "joint", "add|remove|learner NODE … [auto|implicit|explicit]",
      "the leader is asked to change several members at once; explicit waits for leave", [.words(["add", "remove", "learner"]), .node]),
    Verb("leave", "", "the leader is asked to leave the joint configuration"),
  ]

  private static let claims = [
    Verb(
      "expect",
      "[not] committed INDEX|any VALUE [at NODE|all] [fast|classic] | leader NODE|none | role NODE ROLE | term NODE TERM | "
        + "up NODE | down NODE | slot NODE INDEX VALUE|none | log NODE TEXT | applied NODE INDEX | value NODE KEY VALUE|none | "
        + "read NODE KEY VALUE|none | delays [everywhere] COUNT | messages COUNT [KIND] [from NODE] [to NODE] | "
        + "fast-track open|closed | violation NAME",
      "claims something about the cluster as it is now", [.words(claimWords), .node, .value], isExpectation: true)
  ]

  private static let claimWords = [
    "committed", "not", "leader", "role", "term", "up", "down", "slot", "log", "applied", "value", "read", "delays", "messages",
    "fast-track", "violation",
  ]
}
