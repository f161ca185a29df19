import Raft

/// A question about the cluster with a short answer, by which a lesson's sentences and questions are checked.
public enum LessonQuery: Hashable, Sendable {
  /// `leader`: `S1` or `nobody`
  case leader
  /// `term NODE`
  case term(NodeSelector)
  /// `role NODE`: `leader`, `candidate`, `follower` …
  case role(NodeSelector)
  /// `state NODE`: `up` or `down`
  case state(NodeSelector)
  /// `log NODE`, in the form of a log matrix
  case log(NodeSelector)
  /// `slot NODE INDEX`: the self-approved value there, or `nothing`
  case slot(NodeSelector, LogIndex)
  /// `held NODE INDEX`: the value there, self-approved or leader-approved, or `nothing`
  case held(NodeSelector, LogIndex)
  /// `holders INDEX VALUE`: the live nodes that hold the value there: `S1, S2 and S4`, or `nobody`
  case holders(LogIndex, String)
  /// `committed INDEX`: the value, or `nothing`
  case committed(LogIndex)
  /// `track INDEX`: `fast`, `classic`, or `none`
  case track(LogIndex)
  /// `aware INDEX`: the live nodes that know the commit of the index
  case aware(LogIndex)
  /// `index VALUE`: where the value is committed, or `nowhere`
  case index(String)
  /// `commit NODE` and `applied NODE`
  case commit(NodeSelector)
  /// `applied NODE`
  case applied(NodeSelector)
  /// `delays` and `delays everywhere`, of the newest proposal
  case delays(isEverywhere: Bool)
  /// `messages [KIND] [INDEX] [from NODE] [to NODE]`: how many are in flight
  case messages(MessagePattern)
  /// `quorum classic|fast [of COUNT]`
  case quorum(CommitTrack, voters: Int?)
  /// `voters`: how many there are
  case voters
  /// `votes INDEX [VALUE]`: how many the leader has counted
  case votes(LogIndex, String?)
  /// `grants`: how many votes the latest election was decided by, or has so far
  case grants
  /// `reports INDEX VALUE`: how many of them reported the value there
  case reports(LogIndex, String)
  /// `majority`: how many reports are a strict majority of them
  case majority
  /// `recovered INDEX`: the value that was taken there, or `nothing`
  case recovered(LogIndex)
  /// `fast-track`: `open` or `closed`
  case fastTrack
  /// `broken`: the safety properties that were broken, or `none`
  case broken
  /// `value NODE KEY`: what the application stores, or `nothing`
  case value(NodeSelector, String)
  /// `read NODE KEY`: what the node last answered, or `nothing`
  case read(NodeSelector, String)
}

extension LessonQuery {
  static let usage =
    "leader | term NODE | role NODE | state NODE | log NODE | slot NODE INDEX | held NODE INDEX | holders INDEX VALUE | committed INDEX | "
    + "track INDEX | aware INDEX | index VALUE | commit NODE | applied NODE | delays [everywhere] | "
    + "messages [KIND] [INDEX] [from NODE] [to NODE] | quorum classic|fast [of COUNT] | voters | votes INDEX [VALUE] | grants | "
    + "reports INDEX VALUE | majority | recovered INDEX | fast-track | broken | value NODE KEY | read NODE KEY"

  /// Reads a question.
  ///
  /// - Throws: ``CommandSyntaxError``.
  public static func parse(_ text: String) throws(CommandSyntaxError) -> LessonQuery {
    var reader = TokenReader(try Token.words(of: text), usage: usage)
    let query = try read(from: &reader)
    try reader.end()
    return query
  }

  private static func read(from reader: inout TokenReader) throws(CommandSyntaxError) -> LessonQuery {
    if reader.take("leader") { return .leader }
    if reader.take("delays") { return .delays(isEverywhere: reader.take("everywhere")) }
    if reader.take("voters") { return .voters }
    if reader.take("grants") { return .grants }
    if reader.take("majority") { return .majority }
    if reader.take("fast-track") { return .fastTrack }
    if reader.take("broken") { return .broken }
    if reader.take("index") { return .index(try reader.text("a value")) }
    if reader.take("quorum") { return try quorum(from: &reader) }
    if reader.take("messages") {
      var pattern = MessagePattern()
      try pattern.readParts(from: &reader)
      return .messages(pattern)
    }
    if let query = try readAtNode(from: &reader) { return query }
    return try readAtIndex(from: &reader)
  }

  private static func quorum(from reader: inout TokenReader) throws(CommandSyntaxError) -> LessonQuery {
    let isFast = reader.take("fast")
    if !isFast && !reader.take("classic") { throw reader.unexpected("classic or fast") }
    let voters = reader.take("of") ? try reader.number("a number of voters", in: 1...1000) : nil
    return .quorum(isFast ? .fast : .classic, voters: voters)
  }

  private static func readAtNode(from reader: inout TokenReader) throws(CommandSyntaxError) -> LessonQuery? {
    if reader.take("term") { return .term(try reader.node()) }
    if reader.take("role") { return .role(try reader.node()) }
    if reader.take("state") { return .state(try reader.node()) }
    if reader.take("log") { return .log(try reader.node()) }
    if reader.take("commit") { return .commit(try reader.node()) }
    if reader.take("applied") { return .applied(try reader.node()) }
    if reader.take("slot") { return .slot(try reader.node(), try reader.index()) }
    if reader.take("held") { return .held(try reader.node(), try reader.index()) }
    if reader.take("value") { return .value(try reader.node(), try reader.text("a key")) }
    if reader.take("read") { return .read(try reader.node(), try reader.text("a key")) }
    return nil
  }

  private static func readAtIndex(from reader: inout TokenReader) throws(CommandSyntaxError) -> LessonQuery {
    if reader.take("holders") { return .holders(try reader.index(), try reader.text("a value")) }
    if reader.take("committed") { return .committed(try reader.index()) }
    if reader.take("track") { return .track(try reader.index()) }
    if reader.take("aware") { return .aware(try reader.index()) }
    if reader.take("reports") { return .reports(try reader.index(), try reader.text("a value")) }
    if reader.take("recovered") { return .recovered(try reader.index()) }
    if reader.take("votes") {
      let index = try reader.index()
      return .votes(index, reader.isAtEnd ? nil : try reader.text("a value"))
    }
    throw reader.unexpected("a question about the cluster")
  }
}
