import Foundation
import RaftExploration
import RaftSimulation

/// Tells how a search gets on, and what came of it.
struct ExploreProgress {
  let isQuiet: Bool
  private let start = ContinuousClock.now
  private let processorStart = Self.processorNanoseconds

  init(isQuiet: Bool) {
    self.isQuiet = isQuiet
  }

  /// How long it has taken.
  var seconds: Double { Double((ContinuousClock.now - start) / .milliseconds(1)) / 1000 }

  /// How long the program's threads were at work, together. On a machine with other work, this is what a core alone would have needed.
  var processorSeconds: Double { Double(Self.processorNanoseconds - processorStart) / 1e9 }

  private static var processorNanoseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  func perSecond(_ count: Int) -> Int { Int(Double(count) / max(processorSeconds, 0.001)) }

  /// One line, on standard error.
  func show(_ report: ExplorationReport) {
    show(states: report.states, transitions: report.transitions, depth: report.depth, frontier: report.frontier)
  }

  /// One line, on standard error.
  func show(states: Int, transitions: Int, depth: Int, frontier: Int) {
    if isQuiet { return }
    Output.error(
      "\(Int(seconds)) s: \(states) states (\(perSecond(states))/s), \(transitions) transitions (\(perSecond(transitions))/s), "
        + "depth \(depth), frontier \(frontier)")
  }

  /// The result, on standard output.
  func finish(_ report: ExplorationReport, bounds: ExplorationBounds, isFine: Bool) throws {
    try Output.line(
      (isFine ? "single messages, " : "")
        + "nodes \(bounds.nodeCount), user indexes ≤ \(bounds.userIndexMax), log ≤ \(bounds.indexMax), terms ≤ \(bounds.termMax), "
        + "values \(bounds.valuesPerIndex), crashes ≤ \(bounds.crashesMax), compactions ≤ \(bounds.compactionsMax)"
        + (bounds.stepsMax.map { ", steps ≤ \($0)" } ?? "") + (bounds.lastJoins ? ", the last node joins" : ""))
    try Output.line(
      "\(report.states) distinct states, \(report.transitions) transitions, depth \(report.depth), frontier \(report.frontier), "
        + "\(Tenths.text(seconds)) s")
    try Output.line(
      "\(Tenths.text(processorSeconds)) s of processor time: \(perSecond(report.states)) states/s and "
        + "\(perSecond(report.transitions)) transitions/s a core")
    try Output.line("\(report.nodeStates) different states of single nodes")
    let kinds = StepKind.allCases.filter { report.stepsByKind[$0.rawValue] > 0 }
    try Output.line(
      "covered: " + kinds.map { "\($0) \(report.stepsByKind[$0.rawValue])" }.joined(separator: ", ")
        + "; fast frontier ahead in \(report.statesFastAhead) states")
    guard let found = report.counterexample else {
      if report.statesCut > 0 { try Output.line("\(report.statesCut) states are at the last step and were not looked into") }
      try Output.line(report.isExhausted ? "exhausted: no violation" : "not exhausted: no violation so far")
      return
    }
    try Output.line("VIOLATION after \(found.schedule.count) steps: \(found.violation)")
    for (number, step) in found.schedule.enumerated() { try Output.line("  \(number + 1). \(step)") }
  }
}

/// The list of rules that can be switched off.
enum MutantList {
  static func print() throws {
    for mutant in Mutant.all {
      let name = mutant.name + String(repeating: " ", count: max(1, 14 - mutant.name.count))
      try Output.line("\(name)\(mutant.rule): \(mutant.title)")
      try Output.line(String(repeating: " ", count: 14) + "n ≥ \(mutant.nodeCountMin): \(mutant.consequence)")
    }
  }
}
