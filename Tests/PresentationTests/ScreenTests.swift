import RaftSimulation
import TerminalUI
import Testing

import Presentation
import UserFiles

@Suite("Whole screens as text") struct ScreenTests {
  static let sizes = [(80, 24), (120, 36), (200, 60)]

  /// The moments of a first session that a reviewer wants to see.
  enum Moment: String, CaseIterable {
    case first, votes, fastCommit, contention, leaderKilled, partition, help, links, palette, inspector, branches, recovery, why, whyNot,
      race
    // Overlays and modes beside those of a first session.
    case legend, gallery, leaving, noLeader, start, tally, read, classic, violated, themes, members, glossary, propose, search, share,
      events, presenter, lesson, lessonPresented,
      comparison, explore, opening
    // What has to be cut and scrolled.
    case nineNodes, longValues
  }

  func stage(at moment: Moment) throws -> Stage {
    let stage = try Stage()
    switch moment {
    case .first: break
    case .votes:
      stage.type("p")
      stage.press(.enter)
      stage.type("6l")
    case .fastCommit:
      stage.type("p")
      stage.press(.enter)
      stage.type("7l")
    case .contention:
      stage.type("P9l")
    case .leaderKilled:
      stage.type("p")
      stage.press(.enter)
      stage.type("7lKt")
      stage.command("settle")
    case .partition:
      stage.command("partition 1 2 | 3 4 5")
      stage.type("p")
      stage.press(.enter)
      stage.type("3l")
    case .help: stage.type("?")
    case .links:
      stage.command("cut 1>3")
      stage.command("cut 2 4")
      stage.type("c")
    case .palette: stage.type(":de")
    case .inspector:
      stage.type("p")
      stage.press(.enter)
      stage.type("i")
    case .recovery:
      stage.type("p")
      stage.press(.enter)
      stage.type("7lKt")
      stage.command("settle")
      stage.type("R")
    case .why:
      stage.type("p")
      stage.press(.enter)
      stage.type("7lw")
    case .whyNot: stage.type("P5lW")
    case .race: stage.type("FpLPL")
    case .legend: stage.type("I")
    case .gallery: stage.type("O")
    case .start: try stage.application.load(scenario: try #require(BuiltInScenario.named("fast-commit")).text, from: "fast-commit")
    case .tally:
      stage.type("P5l")
      stage.press(.tab, .tab)
    case .read: stage.type("o")
    case .classic:
      stage.application = try Stage(isFast: false).application
      stage.type("p")
      stage.press(.enter)
      stage.type("4l")
    case .violated:
      try stage.application.load(scenario: try #require(BuiltInScenario.named("break-m4")).text, from: "break-m4")
      stage.type("G")
    case .leaving: stage.type("Kq")
    case .opening:
      stage.type("KO")
      stage.press(.enter)
    case .explore:
      try stage.application.load(scenario: try #require(BuiltInScenario.named("break-m2")).text, from: "break-m2")
      stage.type("G4h")
      stage.command("explore steps=4 crashes=0")
      while stage.application.wakeAfterMilliseconds == 1 { _ = stage.application.elapse(milliseconds: 1) }
    case .noLeader:
      stage.type("K")
      stage.command("drop all")
    case .themes: stage.type("T")
    case .members: stage.type("M")
    case .glossary: stage.command("explain fast track")
    case .propose: stage.type("p")
    case .search: stage.type("/COMMITS")
    case .share: stage.type("y")
    case .events:
      stage.type("P9l")
      stage.press(.tab, .tab, .tab)
    case .presenter:
      stage.type("vp")
      stage.press(.enter)
      stage.type("7l")
    case .lesson, .lessonPresented:
      stage.command("lesson the-fast-track")
      if moment == .lessonPresented { stage.type("v") }
      stage.press(.enter, .enter, .enter)
    case .comparison:
      stage.type("p")
      stage.press(.enter)
      stage.type("4l2h")
      stage.command("crash 4")
      stage.type("B=")
    case .nineNodes: try nineNodes(stage)
    case .longValues: longValues(stage)
    case .branches:
      stage.type("p")
      stage.press(.enter)
      stage.type("4l2h")
      stage.command("crash 4")
      stage.type("B")
    }
    return stage
  }

  private static let library = ThemeLibrary { _ in nil }

  /// Nine nodes, one of them down, another one cut off, terms of two digits.
  private func nineNodes(_ stage: Stage) throws {
    stage.application = try Stage(nodes: 9).application
    stage.command("crash 7")
    stage.command("isolate 9")
    for _ in 0..<10 { stage.command("campaign 2") }
    stage.command("settle")
    stage.command("contend 3 first 4 second")
    stage.type("12l")
  }

  /// Values that are wide, long, combining, and not for a screen at all.
  private func longValues(_ stage: Stage) {
    for value in ["界界界界", "e\u{301}e\u{301}", String(repeating: "long", count: 40), "a\u{7}\u{1B}[31mb", "👩‍👩‍👧"] {
      stage.type("p\(value)")
      stage.press(.enter)
    }
  }

  @Test("each moment at three sizes", arguments: Moment.allCases)
  func golden(_ moment: Moment) throws {
    let stage = try stage(at: moment)
    for (width, height) in Self.sizes {
      let size = Size(width: width, height: height)
      let record = ScreenRecord(
        unicode: stage.application.frame(size: size, glyphs: .unicode), ascii: stage.application.frame(size: size, glyphs: .ascii),
        dark: try Self.library.theme(named: "dark"), mono: try Self.library.theme(named: "mono"))
      try Recording.expect(record.text, as: "\(moment.rawValue)-\(width)x\(height)")
    }
  }

  @Test("every pane, every overlay and both other modes are among these moments: whoever adds one adds its screens")
  func complete() throws {
    let stages = try Moment.allCases.map { try stage(at: $0) }
    let overlays = Set(stages.compactMap(\.application.overlayKind))
    #expect(overlays == Set(OverlayKind.allCases))
    // The matrix is never hidden; what a small screen shows below it is one of the others.
    let panes = Set(stages.filter { $0.application.overlayKind == nil }.map(\.application.paneInSight)).union([.matrix])
    #expect(panes == Set(Pane.allCases))
  }

  @Test("in ASCII nothing but ASCII is drawn", arguments: Moment.allCases)
  func ascii(_ moment: Moment) throws {
    for (width, height) in Self.sizes {
      let stage = try stage(at: moment)
      let text = stage.picture(width, height, glyphs: .ascii)
      let foreign = text.filter { !$0.isASCII }
      #expect(foreign == "")
    }
  }

  @Test("every size from nothing to huge is drawn without a fall")
  func sizes() throws {
    for moment in [Moment.contention, .help, .links, .palette] {
      let stage = try stage(at: moment)
      for width in [0, 1, 2, 5, 19, 20, 21, 40, 79, 80, 109, 110, 179, 180, 300] {
        for height in [0, 1, 2, 3, 5, 10, 23, 24, 31, 32, 49, 50, 80] {
          let buffer = stage.application.frame(size: Size(width: width, height: height), glyphs: GlyphSet.unicode)
          #expect(buffer.size == Size(width: width, height: height))
        }
      }
    }
  }

  @Test("a resize under whatever lies on top lays it out anew, down to nothing and back", arguments: Moment.allCases)
  func resizing(_ moment: Moment) throws {
    let stage = try stage(at: moment)
    let before = stage.picture(80, 24)
    for (width, height) in [(20, 5), (79, 23), (0, 0), (1, 1), (40, 10)] {
      stage.press(.resize(Size(width: width, height: height)))
      _ = stage.picture(width, height)
    }
    #expect(stage.picture(80, 24) == before)
  }

  @Test("a small terminal shows the nodes and says which size is wanted")
  func small() throws {
    let stage = try Stage()
    let text = stage.picture(40, 10)
    #expect(text.contains("80x24"))
    #expect(text.contains("S5"))
    #expect(stage.picture(20, 5).contains("needs 80x24; q quits"))
    #expect(stage.picture(5, 3).contains("80x24"))
  }
}
