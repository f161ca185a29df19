import Raft

extension Command {
  /// Reads a line; nil when it is empty or holds a comment only.
  ///
  /// - Throws: ``CommandSyntaxError``, which says what was wrong and what was expected.
  public static func parse(_ line: String) throws(CommandSyntaxError) -> Command? {
    var words = TokenReader(try Token.words(of: line))
    if words.isAtEnd { return nil }
    guard let name = words.keyword, let verb = Verb.named(name) else {
      throw CommandSyntaxError("unknown command \"\(words.next()?.text ?? "")\"", expected: Verb.all.map(\.name).joined(separator: ", "))
    }
    var reader = TokenReader(Array(try Token.words(of: line).dropFirst()), usage: verb.usage)
    let command = try read(verb.name, from: &reader)
    try reader.end()
    return command
  }

  private static func read(_ verb: String, from reader: inout TokenReader) throws(CommandSyntaxError) -> Command {
    if let messageVerb = MessageVerb(rawValue: verb) { return .message(messageVerb, try MessageSelector.read(from: &reader)) }
    if let kind = MemberChange.Kind(rawValue: verb) { return .member(MemberChange(kind: kind, node: try reader.nodeID())) }
    switch verb {
    case "propose": return .propose(try reader.node(), try reader.text("a value"))
    case "put": return .put(try reader.node(), key: try reader.text("a key"), value: try reader.text("a value"))
    case "read": return .read(try reader.node(), key: try reader.text("a key"))
    case "contend": return .contend(try contenders(from: &reader))
    case "reorder": return try reorder(from: &reader)
    case "expect": return .expect(try Expectation.read(from: &reader))
    case "tick": return try tick(from: &reader)
    case "delay": return try delay(from: &reader)
    case "step":
      let count = reader.keyword == "at" ? 1 : try count(from: &reader)
      return .step(count, at: reader.take("at") ? try reader.node() : nil)
    case "play": return .play(try count(from: &reader))
    case "settle": return .settle
    case "fast": return .fast(try isOn(from: &reader))
    default: return try readFault(verb, from: &reader)
    }
  }

  private static func readFault(_ verb: String, from reader: inout TokenReader) throws(CommandSyntaxError) -> Command {
    switch verb {
    case "crash": return .crash(try reader.nodeOrAll(), try crashPoint(from: &reader))
    case "restart": return .restart(try reader.nodeOrAll())
    case "persist": return .persist(try reader.node())
    case "apply": return .apply(try reader.node(), try isOn(from: &reader))
    case "cut": return .cut(try reader.links())
    case "mend": return .mend(try reader.links())
    case "partition": return .partition(try groups(from: &reader))
    case "isolate": return .isolate(try reader.node())
    case "heal": return .heal
    case "campaign": return .campaign(try reader.node())
    case "transfer": return .transfer(try reader.node())
    case "forget-leader": return .forgetLeader(try reader.node())
    case "joint": return .joint(try jointChange(from: &reader))
    case "leave": return .leaveJoint
    case "snapshot": return .snapshot(try reader.node())
    case "compact":
      let node = try reader.node()
      return .compact(node, reader.take("to") ? try reader.index() : nil)
    default: throw CommandSyntaxError("unknown command \"\(verb)\"", expected: Verb.all.map(\.name).joined(separator: ", "))
    }
  }
}

extension Command {
  /// No more than this at once, so that a slip of the finger does not run for hours.
  private static let countMax = 100_000

  private static func count(from reader: inout TokenReader) throws(CommandSyntaxError) -> Int {
    reader.isAtEnd ? 1 : try reader.number("a count (1 to \(countMax))", in: 1...countMax)
  }

  private static func tick(from reader: inout TokenReader) throws(CommandSyntaxError) -> Command {
    let count = reader.keyword == "at" ? 1 : try count(from: &reader)
    return .tick(count, at: reader.take("at") ? try reader.node() : nil)
  }

  private static func isOn(from reader: inout TokenReader) throws(CommandSyntaxError) -> Bool {
    if reader.take("on") { return true }
    if reader.take("off") { return false }
    throw reader.unexpected("on or off")
  }

  private static func crashPoint(from reader: inout TokenReader) throws(CommandSyntaxError) -> CrashPoint {
    if reader.isAtEnd { return .now }
    let point: CrashPoint
    if reader.take("before") {
      point = .beforeWrite
    } else if reader.take("after") {
      point = .afterWrite
    } else {
      throw reader.unexpected("before write, after write, or the end of the line")
    }
    guard reader.take("write") else { throw reader.unexpected("write") }
    return point
  }

  private static func contenders(from reader: inout TokenReader) throws(CommandSyntaxError) -> [Contender] {
    var contenders: [Contender] = []
    repeat {
      let node = try reader.node()
      contenders.append(Contender(node: node, value: try reader.text("a value")))
    } while !reader.isAtEnd
    if contenders.count < 2 { throw reader.unexpected("a second node and value") }
    return contenders
  }

  private static func groups(from reader: inout TokenReader) throws(CommandSyntaxError) -> [[NodeSelector]] {
    var groups: [[NodeSelector]] = [[]]
    repeat {
      if reader.take("|") { groups.append([]) }
      groups[groups.count - 1].append(try reader.node())
    } while !reader.isAtEnd
    return groups
  }

  private static func reorder(from reader: inout TokenReader) throws(CommandSyntaxError) -> Command {
    let selector = try MessageSelector.read(from: &reader)
    if reader.take("first") { return .reorder(selector, .first) }
    if reader.take("last") { return .reorder(selector, .last) }
    throw reader.unexpected("first or last")
  }

  private static func delay(from reader: inout TokenReader) throws(CommandSyntaxError) -> Command {
    let selector = try MessageSelector.read(from: &reader)
    guard reader.take("by") else { throw reader.unexpected("by and a number of milliseconds") }
    let milliseconds = try reader.number("milliseconds (1 to \(countMax))", in: 1...countMax)
    return .delay(selector, microseconds: UInt64(milliseconds) * 1000)
  }

  private static func jointChange(from reader: inout TokenReader) throws(CommandSyntaxError) -> JointChange {
    var changes: [MemberChange] = []
    var transition = ConfChangeTransition.auto
    while let word = reader.keyword, changes.count < ClusterSettings.nodeCountMax {
      if let kind = MemberChange.Kind(rawValue: word), reader.take(word) {
        changes.append(MemberChange(kind: kind, node: try reader.nodeID()))
      } else if !changes.isEmpty, let named = ConfChangeTransition.allCases.first(where: { $0.word == word }), reader.take(word) {
        transition = named
        break
      } else {
        break
      }
    }
    if changes.isEmpty { throw reader.unexpected("add, remove or learner and a node") }
    return JointChange(changes, transition: transition)
  }
}
