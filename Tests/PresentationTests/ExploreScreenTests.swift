import RaftSimulation
import TerminalUI
import Testing

import Presentation

@Suite("Searching on from the state under the cursor") struct ExploreScreenTests {
  /// A scenario with a rule switched off, some events before the damage.
  private func stage(eventsBefore count: Int) throws -> Stage {
    let stage = try Stage()
    stage.command("open break-m2")
    stage.type("G")
    let event = try #require(stage.application.run.cluster.violations.first?.event)
    stage.command("goto \(event - count)")
    return stage
  }

  /// Lets the search go on to its end, as the program does while nobody presses a key.
  private func letItRun(_ stage: Stage) {
    while stage.application.wakeAfterMilliseconds == 1 { _ = stage.application.elapse(milliseconds: 1) }
  }

  @Test("A schedule that breaks a property is shown step by step; Enter goes there on a branch of its own, and the old future stays")
  func findsAndFollows() throws {
    let stage = try stage(eventsBefore: 3)
    let end = stage.application.run.eventCount
    stage.command("explore steps=3 crashes=0")
    #expect(stage.shows("searching for a schedule that breaks a safety property"))
    letItRun(stage)
    #expect(stage.shows("broken after"))
    stage.press(.enter)
    #expect(stage.shows("violated: leader-completeness"))
    #expect(stage.application.run.cluster.violations.count == 1)
    #expect(stage.application.run.branches.count == 2 && stage.application.run.branches[0].eventCount == end)
    stage.command("explore")
    #expect(stage.shows("leader-completeness is broken already since event"))
  }

  @Test("A search that comes to its end says so, and one that does not says what it has met")
  func findsNothing() throws {
    let stage = try Stage()
    stage.command("explore steps=1")
    letItRun(stage)
    #expect(stage.shows("exhausted: no schedule within these bounds breaks a safety property"))
    stage.press(.escape)
    stage.command("explore states=40")
    letItRun(stage)
    #expect(stage.shows("not exhausted: nothing is broken in the first 40 states"))
    stage.press(.escape)
    #expect(!stage.shows("not exhausted"))
  }

  @Test("Esc stops a search, and the run is as it was")
  func stops() throws {
    let stage = try Stage()
    let digest = stage.application.run.cluster.digest
    stage.command("explore")
    _ = stage.application.elapse(milliseconds: 1)
    stage.press(.escape)
    #expect(stage.shows("the search was stopped after"))
    #expect(stage.application.wakeAfterMilliseconds == nil)
    #expect(stage.application.run.cluster.digest == digest && stage.application.run.isAtHead)
  }

  @Test("A word that sets nothing is named with what was expected; the palette completes the settings")
  func objections() throws {
    let stage = try Stage()
    stage.command("explore deep")
    #expect(stage.shows("\"deep\": expected steps=N terms=N proposals=N crashes=N restarts=N heartbeats=N states=N"))
    stage.command("explore steps=none")
    #expect(stage.shows("\"steps=none\": expected steps=N"))
    stage.command("explore steps=0")
    #expect(stage.shows("steps=0: expected a number from 1 to 64"))
    stage.command("explore states=0")
    #expect(stage.shows("states=0: expected a number from 1 to 2000000"))
    stage.type(":explore cr")
    #expect(stage.shows("explore crashes="))
    #expect(stage.shows("the most crashes with a restart"))
  }
}
