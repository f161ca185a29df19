import Raft

/// `3 votes`, `1 vote`.
func counted(_ count: Int, _ noun: String) -> String { counted(count, noun, noun + "s") }

/// `3 indexes`, `1 index`.
func counted(_ count: Int, _ one: String, _ many: String) -> String { count == 1 ? "1 \(one)" : "\(count) \(many)" }

/// `1st`, `2nd`, `3rd`, `4th`, `11th`.
func ordinal(_ number: Int) -> String {
  let ending: String =
    switch (number % 10, number % 100) {
    case (1, let hundred) where hundred != 11: "st"
    case (2, let hundred) where hundred != 12: "nd"
    case (3, let hundred) where hundred != 13: "rd"
    default: "th"
    }
  return "\(number)\(ending)"
}

/// `6` or `6–8`.
func indexes(_ first: LogIndex, _ last: LogIndex) -> String { first >= last ? "\(first)" : "\(first)–\(last)" }

/// `5 of term 2`, or, before the first entry, `nothing`.
func place(_ position: EntryPosition) -> String {
  position.index == 0 ? "the start of the log" : "\(position.index) of term \(position.term)"
}

/// Where a log ends: `ends at 5 of term 2`, or `is empty`.
func ending(_ position: EntryPosition) -> String {
  position.index == 0 ? "is empty" : "ends at \(position.index) of term \(position.term)"
}

/// `fast quorum is ⌈3·5/4⌉ = 4`; without the formula where another number came from a joint configuration.
func fastQuorumWords(_ quorum: Int, voters: Int) -> String {
  QuorumSize.fast(voters: voters) == quorum ? "fast quorum is ⌈3·\(voters)/4⌉ = \(quorum)" : "fast quorum is \(quorum)"
}

/// `classic quorum is ⌊5/2⌋+1 = 3`; without the formula where another number came from a joint configuration.
func classicQuorumWords(_ quorum: Int, voters: Int) -> String {
  QuorumSize.classic(voters: voters) == quorum ? "classic quorum is ⌊\(voters)/2⌋+1 = \(quorum)" : "classic quorum is \(quorum)"
}

/// `25 ms`, `2.5 ms`.
func milliseconds(_ microseconds: UInt64) -> String {
  let rest = microseconds % 1000
  if rest == 0 { return "\(microseconds / 1000) ms" }
  let digits = String(1000 + rest).dropFirst()
  return "\(microseconds / 1000).\(digits.prefix(digits.count - digits.reversed().prefix { $0 == "0" }.count)) ms"
}
