import RaftExploration

extension ExploreProgress {
  /// One line, on standard error.
  func show(_ report: OnwardReport) {
    show(states: report.states, transitions: report.transitions, depth: report.depth, frontier: report.frontier)
  }

  /// The result, on standard output.
  func finish(_ report: OnwardReport, bounds: OnwardBounds, statesMax: Int) throws {
    try Output.line("\(bounds), states ≤ \(statesMax)")
    try Output.line(
      "\(report.states) distinct states, \(report.transitions) transitions, depth \(report.depth), frontier \(report.frontier), "
        + "\(Tenths.text(processorSeconds)) s of processor time: \(perSecond(report.states)) states/s")
    try Output.line("covered: \(report.coverage)")
    if let found = report.counterexample {
      try Output.line("VIOLATION after \(found.steps.count) steps: \(found.violation)")
    } else {
      try Output.line(report.isExhausted ? "exhausted: no violation" : "not exhausted: no violation so far")
    }
  }
}
