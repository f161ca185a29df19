import Raft

extension Expectation {
  /// Reads the words behind `expect`.
  static func read(from reader: inout TokenReader) throws(CommandSyntaxError) -> Expectation {
    if reader.take("not") {
      guard reader.take("committed") else { throw reader.unexpected("committed") }
      return .committed(try CommitExpectation.read(isNegated: true, from: &reader))
    }
    if reader.take("committed") { return .committed(try CommitExpectation.read(isNegated: false, from: &reader)) }
    if reader.take("leader") { return .leader(reader.take("none") ? nil : try reader.node()) }
    if reader.take("delays") {
      let isEverywhere = reader.take("everywhere")
      return .delays(try reader.number("a number of message delays"), isEverywhere: isEverywhere)
    }
    if reader.take("messages") { return try messages(from: &reader) }
    if reader.take("fast-track") { return .fastTrack(isOpen: try isOpen(from: &reader)) }
    if reader.take("violation") { return .violation(try violation(from: &reader)) }
    return try readAtNode(from: &reader)
  }

  private static func readAtNode(from reader: inout TokenReader) throws(CommandSyntaxError) -> Expectation {
    if reader.take("role") { return .role(try reader.node(), try role(from: &reader)) }
    if reader.take("term") { return .term(try reader.node(), Term(try reader.number("a term"))) }
    if reader.take("up") { return .alive(try reader.node(), true) }
    if reader.take("down") { return .alive(try reader.node(), false) }
    if reader.take("slot") { return .slot(try reader.node(), try reader.index(), try reader.textOrNone("a value or none")) }
    if reader.take("log") { return .log(try reader.node(), try reader.text("a log in quotes, such as \"[·1]= (a1)\"")) }
    if reader.take("applied") { return .applied(try reader.node(), LogIndex(try reader.number("an index"))) }
    if reader.take("value") {
      return .value(try reader.node(), key: try reader.text("a key"), value: try reader.textOrNone("a value or none"))
    }
    if reader.take("read") {
      return .read(try reader.node(), key: try reader.text("a key"), value: try reader.textOrNone("a value or none"))
    }
    throw reader.unexpected("something to expect")
  }

  private static func messages(from reader: inout TokenReader) throws(CommandSyntaxError) -> Expectation {
    let count = try reader.number("a number of messages")
    var pattern = MessagePattern()
    pattern.isNegated = reader.take("but")
    try pattern.readParts(from: &reader)
    return .messages(count, pattern)
  }

  private static func isOpen(from reader: inout TokenReader) throws(CommandSyntaxError) -> Bool {
    if reader.take("open") { return true }
    if reader.take("closed") { return false }
    throw reader.unexpected("open or closed")
  }

  private static func role(from reader: inout TokenReader) throws(CommandSyntaxError) -> Role {
    for role in Role.allCases where reader.take(role.word) { return role }
    throw reader.unexpected("a role (\(Role.allCases.map(\.word).joined(separator: ", ")))")
  }

  private static func violation(from reader: inout TokenReader) throws(CommandSyntaxError) -> String {
    for invariant in Invariants.catalogue where reader.take(invariant.name) { return invariant.name }
    throw reader.unexpected("a safety property (\(Invariants.catalogue.map(\.name).joined(separator: ", ")))")
  }
}

extension CommitExpectation {
  static func read(isNegated: Bool, from reader: inout TokenReader) throws(CommandSyntaxError) -> CommitExpectation {
    let index: LogIndex? = reader.take("any") ? nil : try reader.index("an index or any")
    var claim = CommitExpectation(isNegated: isNegated, index: index, tag: try reader.text("a value"))
    if reader.keyword == "all" || reader.take("at") { claim.node = try reader.nodeOrAll() }
    if reader.take("fast") { claim.track = .fast } else if reader.take("classic") { claim.track = .classic }
    return claim
  }
}
