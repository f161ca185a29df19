import Raft

/// What an event has done so far.
struct EventDraft: Sendable {
  private(set) var facts: [Fact] = []
  private(set) var touched: [TouchedEntry] = []
  private(set) var milestones: [MilestoneKind] = []
  private(set) var violations: [Violation] = []

  mutating func add(_ fact: Fact) {
    facts.append(fact)
  }

  mutating func touch(_ node: NodeID, _ index: LogIndex) {
    let entry = TouchedEntry(node: node, index: index)
    if !touched.contains(entry) { touched.append(entry) }
  }

  mutating func mark(_ kind: MilestoneKind) {
    if !milestones.contains(kind) { milestones.append(kind) }
  }

  mutating func add(_ found: [Violation]) {
    guard !found.isEmpty else { return }
    violations.append(contentsOf: found)
    mark(.violation)
  }
}
