import Raft

extension MessageSelector {
  /// Reads `14`, `S5>S1 MsgFastVote 7 nth 2` or `all but MsgApp from 2`.
  static func read(from reader: inout TokenReader) throws(CommandSyntaxError) -> MessageSelector {
    if reader.take("all") {
      var pattern = MessagePattern()
      pattern.isNegated = reader.take("but")
      try pattern.readParts(from: &reader)
      if pattern.isNegated && pattern == MessagePattern(isNegated: true) { throw reader.unexpected("what is not meant") }
      return .all(pattern)
    }
    if let keyword = reader.keyword, let number = MessageNumber(keyword), number > 0 {
      _ = reader.next()
      return .number(number)
    }
    var pattern = MessagePattern()
    try pattern.readParts(from: &reader)
    if pattern == MessagePattern() { throw reader.unexpected("a message: its number, its link and kind, or all") }
    let nth = reader.take("nth") ? try reader.number("a position (1 or more)", in: 1...Int.max) : 1
    return .one(pattern, nth: nth)
  }
}

extension MessagePattern {
  /// Reads link, kind, index and ends, each at most once, in any order.
  mutating func readParts(from reader: inout TokenReader) throws(CommandSyntaxError) {
    while let keyword = reader.keyword {
      if from == nil, to == nil, let link = reader.oneWayLink() {
        from = link.from
        to = link.to
      } else if kind == nil, let found = reader.messageKind() {
        kind = found
      } else if index == nil, LogIndex(keyword) != nil {
        index = try reader.index()
      } else if from == nil, reader.take("from") {
        from = try reader.node()
      } else if to == nil, reader.take("to") {
        to = try reader.node()
      } else {
        return
      }
    }
  }
}
