import RaftSimulation
import TerminalUI
import Testing

import Presentation

@Suite("Before an audience") struct PresenterTests {
  private func opened(_ scenario: String) throws -> Stage {
    let stage = try Stage()
    try stage.application.load(scenario: try #require(BuiltInScenario.named(scenario)).text, from: scenario)
    return stage
  }

  /// Lets as much time pass as the program would sleep, again and again, until nothing moves by itself any more.
  private func playToEnd(_ stage: Stage, stepsMax: Int = 10_000) -> Int {
    var milliseconds = 0
    for _ in 0..<stepsMax {
      guard let wait = stage.application.wakeAfterMilliseconds else { break }
      _ = stage.application.elapse(milliseconds: wait)
      milliseconds += wait
    }
    return milliseconds
  }

  @Test("v: large words, fewer panes, and the keys with what they do; v again leaves it")
  func keysAreShown() throws {
    let stage = try Stage()
    let before = stage.picture(120, 36)
    stage.type("v")
    stage.type("p")
    stage.press(.enter)
    stage.type("lll7l")
    let text = stage.picture(120, 36)
    #expect(text.contains("keys  p propose  Enter  l step ×3  7l step"))
    #expect(!text.contains("In flight") && !text.contains("Events ─"))
    #expect(text.contains("█"))
    stage.type("v")
    stage.type("u")
    #expect(stage.picture(120, 36).contains("In flight"))
    #expect(before.contains("In flight"))
  }

  @Test("what is typed is not told as keys")
  func typing() throws {
    let stage = try Stage()
    stage.type("v:crash 3")
    stage.press(.enter)
    let text = stage.picture(120, 36)
    #expect(text.contains("keys  : command  Enter"))
    #expect(text.contains("X down") || text.contains(" S3  X"))
  }

  @Test("autoplay goes through a scenario event by event, stays longer at milestones, and ends at its end")
  func scenario() throws {
    let stage = try opened("fast-commit")
    stage.type("A")
    let count = stage.application.run.eventCount
    #expect(stage.application.run.cursor == 0)
    let milestones = Set(stage.application.run.milestones.map(\.event)).count
    let milliseconds = playToEnd(stage)
    #expect(stage.application.run.cursor == count)
    #expect(milliseconds == 800 * (count + 1 - milestones) + 2400 * milestones)
    #expect(stage.shows("the end;"))
  }

  @Test("Space pauses and goes on; whoever acts has the floor; what lies on top makes it wait")
  func pausing() throws {
    let stage = try opened("fast-commit")
    stage.type("A ")
    #expect(stage.application.wakeAfterMilliseconds == nil)
    stage.type(" ")
    #expect(stage.application.wakeAfterMilliseconds == 800)
    stage.type("?")
    #expect(stage.application.wakeAfterMilliseconds == nil)
    stage.press(.escape)
    #expect(stage.application.wakeAfterMilliseconds == 800)
    stage.type("lx")
    #expect(stage.application.wakeAfterMilliseconds == nil)
    #expect(stage.application.run.branch != 0)
  }

  @Test("faster and slower change the pauses")
  func speed() throws {
    let stage = try opened("fast-commit")
    stage.type("]A")
    #expect(stage.application.wakeAfterMilliseconds == 400)
  }

  @Test("the same times give the same screens")
  func deterministic() throws {
    let stages = try [opened("contention"), opened("contention")]
    for stage in stages {
      stage.type("vA")
      for step in 0..<40 { _ = stage.application.elapse(milliseconds: 137 * (step % 7)) }
    }
    #expect(stages[0].picture(120, 36) == stages[1].picture(120, 36))
    #expect(stages[0].application.run.cursor > 0)
  }

  @Test("a lesson plays to its end: every text stays long enough to be read, and between them the events go by one by one")
  func lesson() throws {
    let playback = try LessonPlayback(try #require(BuiltInLesson.named("the-fast-track")).lesson(), file: "l")
    let stage = try Stage()
    stage.application = Presentation.Application(
      lesson: playback, themeName: "dark", themeNames: ["dark"], isMouseOn: false, keyMap: .standard)
    stage.application.autoplay(true)
    var stays: [Int] = []
    var cursors: [Int] = [stage.application.run.cursor]
    while let wait = stage.application.wakeAfterMilliseconds, stays.count < 1000 {
      _ = stage.application.elapse(milliseconds: wait)
      stays.append(wait)
      cursors.append(stage.application.run.cursor)
      #expect(!stage.shows("back to the lesson"))
    }
    let steps = zip(cursors, cursors.dropFirst()).map { $1 - $0 }
    #expect(steps.allSatisfy { (0...1).contains($0) })
    #expect(stays.count { $0 > 3000 } >= playback.stops.count)
    #expect(stage.application.run.cursor == playback.stops.last?.event)
    #expect(stage.shows("the end of the lesson"))
  }

  @Test("a new cluster replays what has happened so far; one without events says what is missing")
  func nothingToPlay() throws {
    let stage = try Stage()
    stage.command("autoplay on")
    #expect(stage.application.run.cursor == 0)
    let empty = Presentation.Application(run: Run(settings: ClusterSettings(nodeCount: 3)))
    let other = try Stage()
    other.application = empty
    other.type("A")
    #expect(other.shows("nothing is recorded"))
  }

  @Test("a joint configuration is drawn with both halves, as far as there is room; plain members take no line")
  func membership() throws {
    let stage = try Stage()
    stage.command("present")
    let plain = stage.picture(80, 24)
    #expect(!plain.contains(" members  ") && !plain.contains(" joint  "))
    stage.command("joint add 6 remove 2 explicit")
    stage.command("settle")
    for (width, height) in [(80, 24), (120, 36), (200, 60)] {
      let text = stage.picture(width, height)
      #expect(text.contains(" joint  3 of S1 S3–S6 in  and 3 of S1–S5 out  :leave ends it"), "\(width)×\(height)")
      #expect(text.contains("─ Votes ─"), "\(width)×\(height)")
      #expect(text.contains("S6+ F") && text.contains("S2- F"), "\(width)×\(height)")
    }
    #expect(plain.split(separator: "\n").count == stage.picture(80, 24).split(separator: "\n").count)
  }

  @Test(":present, :autoplay and :mouse go the other way without a word, and what is no word is refused")
  func switches() throws {
    let stage = try opened("fast-commit")
    stage.command("present")
    #expect(stage.shows("presenter mode: keys are shown"))
    stage.command("present")
    #expect(!stage.shows("leaves presenter mode"))
    stage.command("present off")
    #expect(!stage.shows("leaves presenter mode"))
    stage.command("autoplay")
    #expect(stage.shows("plays by itself; Space pauses"))
    stage.command("autoplay")
    #expect(stage.shows("autoplay is off"))
    _ = stage.application.takeEffects()
    stage.command("mouse")
    stage.command("mouse")
    stage.command("mouse on")
    let mouse = stage.application.takeEffects().compactMap { if case .mouse(let isOn) = $0 { isOn } else { nil } }
    #expect(mouse == [true, false, true])
    stage.command("present perhaps")
    #expect(stage.shows("usage: present [on|off]"))
  }

  @Test("presenter mode at every size and with nine nodes draws within the screen")
  func sizes() throws {
    for nodes in [1, 3, 5, 9] {
      let stage = try Stage(nodes: nodes)
      stage.type("v")
      for (width, height) in [(79, 24), (80, 23), (80, 24), (100, 30), (120, 32), (120, 36), (160, 48), (200, 60), (300, 100)] {
        let text = stage.picture(width, height)
        #expect(text.contains("S1"))
        let ascii = stage.picture(width, height, glyphs: .ascii)
        let isPlain = ascii.allSatisfy(\.isASCII)
        #expect(isPlain)
      }
    }
  }
}
