import Raft

/// What one event of the journal was, and what it set off.
public struct EventRecord: Hashable, Sendable {
  /// Its position in the journal, counted from 1.
  public var number: Int
  /// The input.
  public var input: Input
  /// The simulation's time after it, in microseconds.
  public var time: UInt64
  /// What happened, in order; the first fact is the input itself.
  public var facts: [Fact] = []
  /// The entries that some node wrote.
  public var touched: [TouchedEntry] = []
  /// What a timeline shows of it, without repetitions.
  public var milestones: [MilestoneKind] = []
  /// The safety properties that it broke.
  public var violations: [Violation] = []

  /// Makes a record of an event in which nothing but these facts happened.
  package init(number: Int, input: Input, time: UInt64, facts: [Fact]) {
    self.number = number
    self.input = input
    self.time = time
    self.facts = facts
  }

  /// Makes a record of what an event has done.
  init(number: Int, input: Input, time: UInt64, draft: EventDraft) {
    self.init(number: number, input: input, time: time, facts: draft.facts)
    touched = draft.touched
    milestones = draft.milestones
    violations = draft.violations
  }
}

/// An entry that a node wrote in an event.
public struct TouchedEntry: Hashable, Sendable {
  /// The node.
  public var node: NodeID
  /// The index.
  public var index: LogIndex
}
