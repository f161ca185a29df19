import ArgumentParser
import Foundation
import NcursesTerminal
import Presentation
import TerminalUI
import UserFiles

/// Connects the state of the screen with a terminal: reads keys, lets time pass, paints, carries out effects. The only place with a clock.
struct ScreenLoop<Model: ScreenModel> {
  private let session: TerminalSession
  private let library: ThemeLibrary
  private var application: Model
  private var theme: Theme
  private var isOver = false

  init(model: Model, setting: ScreenSetting) throws {
    library = setting.library
    theme = setting.theme
    application = model
    do {
      let environment = ProcessInfo.processInfo.environment
      session = try TerminalSession(theme: setting.theme, color: setting.options.color ?? .auto, wantsASCII: setting.options.ascii) {
        environment[$0]
      }
    } catch { throw Failure.unusable("\(error)") }
    if setting.options.mouse { session.setMouse(true) }
  }

  /// Runs until a person quits or a signal ends the program. Whatever happens, the terminal is given back.
  mutating func run() throws {
    defer { session.close() }
    var isDirty = true
    var last = ContinuousClock.now
    while !isOver {
      if isDirty { session.paint(application.frame(size: session.size, glyphs: session.glyphs)) }
      let event = session.nextEvent(timeoutMilliseconds: application.wakeAfterMilliseconds)
      // Whole milliseconds only; the rest counts next time.
      let elapsed = Int((ContinuousClock.now - last) / .milliseconds(1))
      last += .milliseconds(elapsed)
      let hasMoved = application.elapse(milliseconds: elapsed)
      switch event {
      case .key(.control("l")):
        session.redraw()
        isDirty = true
      case .key(let key):
        application.handle(key)
        isDirty = true
      case .timeout: isDirty = hasMoved
      case .ended(let signal):
        session.close()
        throw ExitCode(signal.exitStatus)
      }
      carryOutEffects()
    }
  }

  private mutating func carryOutEffects() {
    for effect in application.takeEffects() {
      switch effect {
      case .quit: isOver = true
      case .theme(let name): use(theme: name)
      case .mouse(let isOn): session.setMouse(isOn)
      case .save(let path, let text): save(path, text)
      case .picture(let path, let format):
        if let text = application.picture(format, size: session.size, glyphs: session.glyphs, theme: theme) { save(path, text) }
      case .open(let path): open(path)
      }
    }
  }

  private mutating func use(theme name: String) {
    do {
      theme = try library.theme(named: name)
      session.setTheme(theme)
      application.adopted(theme: name)
    } catch { application.report(problem: "\(error)") }
  }

  private mutating func save(_ path: String, _ text: String) {
    do {
      try TextFile.writeNew(path, text)
      application.report("saved \(path)")
    } catch { application.report(problem: (error as? Failure)?.message ?? "\(error)") }
  }

  private mutating func open(_ path: String) {
    do {
      let text = try TextFile.read(path, expected: "a scenario file or the name of a built-in scenario")
      try application.load(scenario: text, from: path)
    } catch { application.report(problem: (error as? Failure)?.message ?? "\(error)") }
  }
}
