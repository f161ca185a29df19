import Raft

/// A protocol with a rule switched off, to see what the rule is for.
public struct Mutant: Hashable, Sendable {
  /// What is known of it.
  public enum Verdict: Hashable, Sendable {
    /// It breaks a safety property.
    case unsafe
    /// Nothing broke where it was searched; the rule stands for another reason, or costs nothing.
    case safeWhereSearched
  }

  /// Its name in the catalogue, such as `M4`.
  public let name: String
  /// The rules that it breaks, such as `R7`.
  public let rule: String
  /// What it does instead.
  public let title: String
  /// What goes wrong.
  public let consequence: String
  /// What is known of it.
  public let verdict: Verdict
  /// The fewest nodes with which it goes wrong, or with which it was searched.
  public let nodeCountMin: Int
  /// Its switches in the core.
  package let broken: BrokenRules

  init(
    _ name: String, _ rule: String, _ broken: BrokenRules, nodes: Int, verdict: Verdict = .unsafe, _ title: String, _ consequence: String
  ) {
    self.name = name
    self.rule = rule
    self.broken = broken
    self.nodeCountMin = nodes
    self.verdict = verdict
    self.title = title
    self.consequence = consequence
  }

  /// The one with this name, in any case of letters.
  public static func named(_ name: String) -> Mutant? { all.first { $0.name.lowercased() == name.lowercased() } }
}

extension [Mutant] {
  /// The switches of all of them.
  package var broken: BrokenRules { reduce(into: []) { $0.formUnion($1.broken) } }

  /// Their names, as `break=` takes them.
  var names: String { map(\.name).joined(separator: ",") }
}
