import RaftSimulation
import TerminalUI
import Testing

import Presentation

@Suite("Whole screens as text") struct ScreenTests {
  static let sizes = [(80, 24), (120, 36), (200, 60)]

  /// The moments of a first session that a reviewer wants to see.
  enum Moment: String, CaseIterable {
    case first, votes, fastCommit, contention, leaderKilled, partition, help, links, palette, inspector, branches, recovery, why, whyNot,
      race
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
    case .branches:
      stage.type("p")
      stage.press(.enter)
      stage.type("4l2h")
      stage.command("crash 4")
      stage.type("B")
    }
    return stage
  }

  @Test("each moment at three sizes", arguments: Moment.allCases)
  func golden(_ moment: Moment) throws {
    for (width, height) in Self.sizes {
      let stage = try stage(at: moment)
      try Recording.expect(stage.picture(width, height), as: "\(moment.rawValue)-\(width)x\(height)")
    }
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

  @Test("a small terminal shows the nodes and says which size is wanted")
  func small() throws {
    let stage = try Stage()
    let text = stage.picture(40, 10)
    #expect(text.contains("80x24"))
    #expect(text.contains("S5"))
  }
}
