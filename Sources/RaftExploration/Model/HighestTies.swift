import Raft

/// The indexes at which the highest content identifier wins a tie between equally supported values, instead of the lowest. R4 and R10 leave
/// open how ties end, so a search takes every way, for each index by itself.
public struct HighestTies: OptionSet, Hashable, Sendable {
  /// A bit for each index.
  public let rawValue: UInt8

  /// Every index.
  public static let everywhere = HighestTies(rawValue: .max)

  /// Makes a set from bits.
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// One index.
  static func at(_ index: Int) -> HighestTies { HighestTies(rawValue: 1 << UInt8(index)) }

  /// The indexes, in order.
  var indexes: [Int] { (0...ExplorationBounds.numberMax).filter { contains(.at($0)) } }

  /// Every set of some of these indexes, the empty one left out.
  var subsets: [HighestTies] {
    (1...UInt8.max).filter { $0 & ~rawValue == 0 }.map(HighestTies.init)
  }

  /// What tells the core.
  var rules: BrokenRules {
    self == .everywhere ? .tiesToHighest : indexes.reduce(into: []) { $0.formUnion(.tiesToHighest(at: LogIndex($1))) }
  }
}

extension HighestTies: CustomStringConvertible {
  /// What stands behind a step, such as ` (ties: highest at 2 3)`; nothing where the lowest wins everywhere.
  public var description: String {
    if isEmpty { return "" }
    return self == .everywhere ? " (ties: highest)" : " (ties: highest at \(indexes.map(String.init).joined(separator: " ")))"
  }

  /// Cuts a description off the end of a step's text; nil where one begins but is none.
  static func cut(from text: inout Substring) -> HighestTies? {
    guard let start = text.firstRange(of: " (ties: highest") else { return [] }
    let rest = text[start.upperBound...]
    text = text[..<start.lowerBound]
    if rest == ")" { return .everywhere }
    guard rest.hasPrefix(" at "), rest.hasSuffix(")") else { return nil }
    let words = rest.dropFirst(4).dropLast().split(separator: " ")
    let indexes = words.compactMap { Int($0) }.filter { (1...ExplorationBounds.numberMax).contains($0) }
    guard !words.isEmpty, indexes.count == words.count else { return nil }
    return indexes.reduce(into: []) { $0.formUnion(.at($1)) }
  }
}
