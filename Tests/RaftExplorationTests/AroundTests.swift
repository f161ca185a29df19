import Foundation
import RaftExploration
import RaftSimulation
import Testing

/// Random schedules get far and look at one future; a search looks at all of them, and does not get far. Together: from where random schedules
/// have led, with all faults, members and settings, every schedule of a few steps. `FASTRAFT_SEEDS=1000` takes so many seeds,
/// `FASTRAFT_FIRST_SEED=5000` begins elsewhere.
@Suite("Every schedule around states of random schedules")
struct AroundTests {
  private func number(_ name: String, usual: UInt64) -> UInt64 {
    ProcessInfo.processInfo.environment[name].flatMap(UInt64.init) ?? usual
  }

  /// Where the schedule of a seed leads within so many events.
  private func run(seed: UInt64, eventCount: Int, mutants: [Mutant] = []) -> Run? {
    var schedule = RandomSchedule(seed: seed, mutants: mutants)
    schedule.run(eventCount: eventCount)
    var run = Run(settings: schedule.cluster.settings)
    for input in schedule.inputs.prefix(eventCount) { run.act(input) }
    return run.cluster.violations.isEmpty ? run : nil
  }

  private func search(from run: Run, states: Int) -> OnwardReport {
    var bounds = OnwardBounds()
    bounds.stepsMax = 5
    bounds.heartbeatsMax = 1
    var search = OnwardSearch(from: run, bounds: bounds)
    while search.search(transitions: 10_000, statesMax: states) {}
    return search.report
  }

  /// What a scenario of it would say.
  private func text(_ found: OnwardReport.Counterexample, behind run: Run, seed: UInt64) -> String {
    var run = run
    for input in found.inputs { run.act(input) }
    return "seed \(seed): \(found.violation)\n" + run.journalText(title: "Seed \(seed)")
  }

  @Test("Nothing breaks")
  func nothingBreaks() throws {
    let first = number("FASTRAFT_FIRST_SEED", usual: 1)
    var states = 0
    for seed in first..<first + number("FASTRAFT_SEEDS", usual: 30) {
      let run = try #require(self.run(seed: seed, eventCount: 40 + Int(seed % 16) * 20))
      let report = search(from: run, states: Int(number("FASTRAFT_STATES", usual: 150)))
      states += report.states
      if let found = report.counterexample { Issue.record("\(text(found, behind: run, seed: seed))") }
    }
    #expect(states > 500)
  }

  @Test("Where votes leave before they are durable (M10), something does, though the schedule itself had broken nothing yet")
  func somethingBreaksWithoutRule() throws {
    let mutant = try #require(Mutant.named("M10"))
    let isFound = (1...12 as ClosedRange<UInt64>).contains { seed in
      guard let run = self.run(seed: seed, eventCount: 20, mutants: [mutant]) else { return false }
      guard let found = search(from: run, states: 150).counterexample else { return false }
      var replay = run
      for input in found.inputs { replay.act(input) }
      return replay.cluster.violations.first?.checker == found.violation.checker
    }
    #expect(isFound)
  }
}
