/// Safety rules of the fast track that are switched off on purpose, to see what breaks without them.
///
/// No public API reaches this set: a correct node has none of it. The names are those of the catalogue of mutants; each switch is one
/// guarded branch at the place of its rule.
package struct BrokenRules: OptionSet, Hashable, Sendable {
  package let rawValue: UInt64

  package init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  private static func mutant(_ position: UInt64) -> BrokenRules { BrokenRules(rawValue: 1 << position) }

  /// R1: ⌈n/2⌉ counts as a classic quorum.
  package static let m1 = mutant(1)
  /// R1: C(n) counts as a fast quorum.
  package static let m2 = mutant(2)
  /// R3: the leader's gate is always open.
  package static let m3a = mutant(3)
  /// R2: the voter's gate is always open.
  package static let m3b = mutant(4)
  /// R2, R3: neither gate.
  package static let m3: BrokenRules = [.m3a, .m3b]
  /// R7: what a conflict cuts is dropped.
  package static let m4 = mutant(5)
  /// R9: stale leader-approved entries are not reported.
  package static let m5 = mutant(6)
  /// R8: slots count when logs are compared.
  package static let m6 = mutant(7)
  /// R2: votes of older terms count.
  package static let m7 = mutant(8)
  /// R9: voters report nothing.
  package static let m8 = mutant(9)
  /// R10: the candidate's own slot wins.
  package static let m8b = mutant(10)
  /// R2: a newer proposal overwrites a slot.
  package static let m9 = mutant(11)
  /// R11: a vote leaves before its slot is durable.
  package static let m10 = mutant(12)
  /// R5: an index commits fast before those below it.
  package static let m11 = mutant(13)
  /// R10: recovered entries keep their old term.
  package static let m12 = mutant(14)
  /// R10, harmless: recovery stops at the first index without a majority.
  package static let m13a = mutant(15)
  /// R10, harmless: recovery fills an index without a majority with an empty entry and goes on.
  package static let m13b = mutant(16)
  /// R10: recovery asks for a majority of all voters instead of those heard.
  package static let m14 = mutant(17)
  /// R4: the leader replaces what it has decided.
  package static let m15 = mutant(18)
  /// R12: compaction reaches beyond the classic frontier.
  package static let m16 = mutant(19)
  /// R7: slots above a conflict are dropped.
  package static let m17 = mutant(20)
  /// R14.3: no barrier after a configuration change.
  package static let m18 = mutant(21)
  /// R14.5: nodes campaign with unapplied configuration changes.
  package static let m19 = mutant(22)
  /// R14.4: the commit index reaches the disk later than the entries it came with.
  package static let m20 = mutant(23)
  /// R13: configuration changes are demoted, reported and recovered.
  package static let m21 = mutant(24)
  /// R15: a fast commit advances the classic frontier.
  package static let m22 = mutant(25)
  /// R15: the shortcut for appends reads the higher frontier.
  package static let m22bAppend = mutant(26)
  /// R15: the shortcut for snapshots reads what is applied.
  package static let m22bSnapshot = mutant(27)
  /// R15: the hard state stores the higher frontier.
  package static let m22bStored = mutant(28)
  /// R15: the fast frontier is not cut by the last matching index, neither by who sends it nor by who receives it.
  package static let m22c = mutant(29)
  /// R15: a snapshot wipes the slots above it.
  package static let m22dWipe = mutant(30)
  /// R12: re-basing on a snapshot drops what stands above it.
  package static let m22dDrop = mutant(31)
  /// R16: reads are served as soon as any entry of the term is committed.
  package static let m23 = mutant(32)
  /// Identity: content identifiers without a durable incarnation.
  package static let m24 = mutant(33)
  /// R17: members with the fast path off are heard.
  package static let m25 = mutant(34)

  /// No mutant but a liberty that R4 and R10 give: between equally supported values the highest identifier wins.
  package static let tiesToHighest = (1...tiedIndexMax).reduce(into: BrokenRules()) { $0.formUnion(tiesToHighest(at: $1)) }

  /// The same at one index. Those from 23 on are taken together.
  package static func tiesToHighest(at index: LogIndex) -> BrokenRules { mutant(40 + min(index, tiedIndexMax)) }

  private static let tiedIndexMax: LogIndex = 23
}
