import Foundation
import NcursesTerminal
import Presentation
import RaftSimulation
import TerminalUI
import UserFiles

/// Plays scripts of keys on a terminal and measures each key.
enum FrameStage {
  /// What was measured, script by script. Every script starts at the end of the run.
  static func play(_ scripts: [FrameScript], on run: Run, size: Size) throws -> [FrameResult] {
    let theme = try ThemeLibrary { _ in nil }.theme(named: ThemeLibrary.defaultName)
    let terminal = try PseudoTerminal(columns: size.width, rows: size.height)
    defer { terminal.close() }
    let session = try TerminalSession(theme: theme, color: .indexed256) { $0 == "TERM" ? "xterm-256color" : nil }
    defer { session.close() }
    return scripts.map { script in
      var application = Presentation.Application(run: run)
      session.paint(application.frame(size: session.size, glyphs: session.glyphs))
      // The run was copied for this script; its first event makes the copy, which a program with one run never does.
      application.handle(.character("."))
      session.paint(application.frame(size: session.size, glyphs: session.glyphs))
      _ = terminal.takeByteCount()
      var result = FrameResult(name: script.name)
      for key in script.keys {
        let start = (clock: ContinuousClock.now, processor: Meter.threadNanoseconds)
        application.handle(key)
        let handled = Meter.threadNanoseconds
        session.paint(application.frame(size: session.size, glyphs: session.glyphs))
        let end = Meter.threadNanoseconds
        let processor = Double(end - start.processor) / 1e6
        let clock = (ContinuousClock.now - start.clock) / .milliseconds(1)
        result.add(
          key: key, processor: processor, painting: Double(end - handled) / 1e6, clock: clock, bytes: Double(terminal.takeByteCount()))
        _ = application.takeEffects()
      }
      return result
    }
  }
}
