import RaftExploration
import Testing

@Suite("The notation of schedules")
struct NotationTests {
  @Test("What is written can be read again")
  func roundTrip() {
    let steps: [MacroStep] = [
      .propose(2, index: 3, value: 1), .proposeAndCrash(1, index: 2, value: 0), .append(1, index: 2, value: 2), .decide(4), .campaign(3),
      .answer(2, candidate: 1), .win(1, grants: [2, 4]), .replicate(term: 2, behind: 1, through: 3, to: 5), .snapshot(from: 1, to: 3),
      .restart(2), .compact(3), .join(leader: 2),
    ]
    for step in steps {
      for ties in [[], HighestTies.everywhere, HighestTies(rawValue: 1 << 2), HighestTies(rawValue: 1 << 2 | 1 << 7)] {
        let whole = ScheduleStep(step, ties: ties)
        #expect(ScheduleStep(whole.description) == whole, "\(whole)")
      }
    }
    #expect(ScheduleStep.schedule(steps.map { "\($0)" }.joined(separator: "\n"))?.count == steps.count)
    let others = [
      "", "P(S1)", "S1", "win S1{S2}", "AE1≤2→S1", "S1+2w", "march S1", "S1 decides (ties: highest at)", "S1 decides (ties: highest at 8)",
    ]
    for text in others { #expect(ScheduleStep(text) == nil, "\(text)") }
  }
}
