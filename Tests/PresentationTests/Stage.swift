import Presentation
import RaftSimulation
import TerminalUI

/// An application without a terminal: keys in, text pictures out.
final class Stage {
  var application: Presentation.Application

  /// A new cluster as the program opens it, with a leader.
  init(nodes: Int = 5, seed: UInt64 = 1, isFast: Bool = true) throws {
    var run = Run(settings: ClusterSettings(nodeCount: nodes, seed: seed, fastPath: isFast))
    _ = try run.perform(line: "campaign 1")
    _ = try run.perform(line: "settle")
    application = Presentation.Application(run: run, themeNames: ["dark", "light", "mono"])
  }

  /// Presses keys, one a character.
  func type(_ keys: String) {
    for character in keys { application.handle(.character(character)) }
  }

  /// Presses one key.
  func press(_ keys: KeyEvent...) {
    for key in keys { application.handle(key) }
  }

  /// Performs a line in the palette.
  func command(_ line: String) {
    type(":")
    type(line)
    press(.enter)
  }

  /// What the application asks of the world outside.
  func effects() -> [Presentation.Effect] { application.takeEffects() }

  /// The screen as text.
  func picture(_ width: Int, _ height: Int, glyphs: GlyphSet = .unicode) -> String {
    application.frame(size: Size(width: width, height: height), glyphs: glyphs).picture() + "\n"
  }

  /// Whether the screen at 120×36 shows a text.
  func shows(_ text: String) -> Bool { picture(120, 36).contains(text) }
}
