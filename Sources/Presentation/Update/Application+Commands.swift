import Raft
import RaftSimulation
import TerminalUI

/// A command of the screen itself, beside those of the simulation.
package struct ScreenVerb: Sendable {
  var name: String
  /// How the whole line is written.
  package var usage: String
  /// What it does, in one line.
  package var help: String

  /// All of them.
  package static let all: [ScreenVerb] = [
    ScreenVerb(
      name: "autoplay", usage: "autoplay [on|off]", help: "Let what is recorded play by itself, with pauses; without a word the other way."),
    ScreenVerb(name: "branch", usage: "branch NAME", help: "Name the current branch."),
    ScreenVerb(name: "compare", usage: "compare EVENT EVENT | compare BRANCH", help: "Two states, or two branches: the first difference."),
    ScreenVerb(name: "explain", usage: "explain WORD", help: "Explain a word or a rule: explain joint configuration, explain R10."),
    ScreenVerb(
      name: "explore", usage: "explore [steps=N] [states=N] [terms=N] [proposals=N] [crashes=N] [restarts=N] [heartbeats=N]",
      help: "Search on from here for a schedule that breaks a safety property."),
    ScreenVerb(
      name: "export", usage: "export jsonl|shiviz|mermaid|asciicast|svg|text FILE",
      help: "Write the run in another format, or this screen as a picture."),
    ScreenVerb(name: "gallery", usage: "gallery", help: "The scenarios and lessons that come with the program."),
    ScreenVerb(name: "goto", usage: "goto EVENT", help: "Go to an event."),
    ScreenVerb(name: "help", usage: "help", help: "Every key of the focused pane."),
    ScreenVerb(name: "legend", usage: "legend", help: "Every mark on the screen and what it means."),
    ScreenVerb(name: "lesson", usage: "lesson NAME", help: "Open a lesson that comes with the program."),
    ScreenVerb(name: "mouse", usage: "mouse [on|off]", help: "Take the mouse, or leave it to the terminal; without a word the other way."),
    ScreenVerb(name: "open", usage: "open FILE", help: "Open a scenario file, or a built-in scenario by name."),
    ScreenVerb(
      name: "present", usage: "present [on|off]",
      help: "Presenter mode: large words, few panes, the keys that are pressed; without a word the other way."),
    ScreenVerb(name: "quit", usage: "quit", help: "Quit."),
    ScreenVerb(name: "save", usage: "save FILE", help: "Save this branch as a scenario file."),
    ScreenVerb(name: "theme", usage: "theme NAME", help: "Paint with another theme."),
  ]
}

extension Application {
  /// Performs a line from the palette: one of the screen's commands, or one of the simulation's.
  ///
  /// - Parameter asksBeforeLosing: whether a person is asked before what is not saved makes room for something else.
  mutating func performCommand(_ line: String, asksBeforeLosing: Bool = true) {
    let words = line.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
    guard let name = words.first, let verb = ScreenVerb.all.first(where: { $0.name == name }) else {
      perform(line: line)
      return
    }
    let rest = words.dropFirst().joined(separator: " ")
    if asksBeforeLosing && hasUnsaved && !rest.isEmpty && ["lesson", "open"].contains(verb.name) {
      overlay = .leaving(.command(line))
      return
    }
    if !performScreen(verb.name, rest) { problem("usage: \(verb.usage)   \(verb.help)") }
  }

  private mutating func performScreen(_ name: String, _ rest: String) -> Bool {
    switch name {
    case "autoplay": return switchOnOff(rest, from: autoplay.isOn) { $0.autoplay($1) }
    case "branch":
      if rest.isEmpty { return false }
      run.rename(run.branch, to: rest)
    case "compare": return compare(rest)
    case "explain": return explain(rest)
    case "explore": explore(rest)
    case "export": return export(rest)
    case "gallery": overlay = .gallery(ListCursor())
    case "goto":
      guard let event = Int(rest) else { return false }
      run.seek(to: event)
      settleCursors()
    case "help": overlay = .help(firstLine: 0)
    case "legend": overlay = .legend(firstLine: 0)
    case "lesson": return openLesson(rest)
    case "mouse":
      return switchOnOff(rest, from: isMouseOn) {
        $0.isMouseOn = $1
        $0.effects.append(.mouse($1))
      }
    case "open": return open(rest)
    case "present": return switchOnOff(rest, from: presenter.isOn) { $0.present($1) }
    case "quit": effects.append(.quit)
    case "save":
      if rest.isEmpty { return false }
      isSaving = true
      effects.append(.save(path: rest, text: run.journalText()))
    case "theme":
      if rest.isEmpty { return false }
      effects.append(.theme(rest))
    default: return false
    }
    return true
  }

  /// Takes `on` or `off`; without a word it becomes what it is not.
  private mutating func switchOnOff(_ word: String, from isOn: Bool, _ change: (inout Application, Bool) -> Void) -> Bool {
    guard ["", "on", "off"].contains(word) else { return false }
    change(&self, word.isEmpty ? !isOn : word == "on")
    return true
  }

  private mutating func open(_ name: String) -> Bool {
    if name.isEmpty { return false }
    guard let builtIn = BuiltInScenario.named(name) else {
      effects.append(.open(path: name))
      return true
    }
    do { try load(scenario: builtIn.text, from: builtIn.name) } catch { problem("\(error)") }
    return true
  }

  /// The executable has put a theme to use.
  public mutating func adopted(theme: String) { themeName = theme }

  /// What a palette line may become, best first.
  func completions(of text: String) -> [(text: String, help: String)] {
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    if words.count > 1 {
      switch words[0] {
      case "autoplay", "mouse", "present":
        return ["on", "off"].filter { $0.hasPrefix(words[1]) }.map { ("\(words[0]) \($0)", "") }
      case "theme": return themeNames.filter { $0.hasPrefix(words[1]) }.map { ("theme \($0)", "") }
      case "lesson":
        return BuiltInLesson.all.filter { $0.name.hasPrefix(words[1]) }.map { ("lesson \($0.name)", $0.teaches) }
      case "open":
        return BuiltInScenario.all.filter { $0.name.hasPrefix(words[1]) }.map { ("open \($0.name)", $0.title) }
      case "compare" where words.count == 2:
        return run.branches.filter { $0.id != run.branch && $0.name.hasPrefix(words[1]) }.map { ("compare \($0.name)", "") }
      case "explain": return Glossary.suggestions(for: words.dropFirst().joined(separator: " ")).map { ("explain \($0)", "") }
      case "explore":
        let start = words.dropLast().joined(separator: " ")
        return ExploreOrder.settings.filter { "\($0.name)=".hasPrefix(words[words.count - 1]) }.map { ("\(start) \($0.name)=", $0.help) }
      case "export" where words.count == 2:
        let formats = ExportFormat.allCases.map { ($0.rawValue, $0.help) } + PictureFormat.allCases.map { ($0.rawValue, $0.help) }
        return formats.filter { $0.0.hasPrefix(words[1]) }.map { ("export \($0.0) ", $0.1) }
      default: break
      }
    }
    let screen = words.count == 1 ? ScreenVerb.all.filter { $0.name.hasPrefix(text) }.map { ($0.name, $0.help) } : []
    let simulation = run.suggestions(for: text).map { ($0.text, $0.help) }
    return (simulation + screen).map { (text: $0.0, help: $0.1) }
  }
}
