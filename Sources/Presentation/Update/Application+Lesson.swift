import Raft
import RaftSimulation
import TerminalUI

extension Application {
  /// Opens a lesson at its first stop.
  public init(lesson playback: LessonPlayback, themeName: String, themeNames: [String], isMouseOn: Bool, keyMap: KeyMap) {
    self.init(
      run: playback.run, themeName: themeName, themeNames: themeNames, isMouseOn: isMouseOn, keyMap: keyMap,
      scenarioTitle: playback.lesson.title)
    lesson = LessonScreen(playback)
    moveFocus(to: .lesson)
    showStop()
  }

  /// Takes a key while the lesson has the focus; anything else is free play.
  ///
  /// - Returns: whether the lesson took it.
  mutating func handleLesson(_ key: KeyEvent) -> Bool {
    guard let lesson, focus == .lesson else { return false }
    if key == .character(" ") && autoplay.isOn { return false }
    switch key {
    case .enter, .character("l"), .right, .character(" "): go(toStop: lesson.position + 1)
    case .character("h"), .left, .backspace: go(toStop: lesson.position - 1)
    case .character("g"), .home: go(toStop: 0)
    case .character("G"), .end: go(toStop: lesson.stops.count - 1)
    case .character("j"), .down: self.lesson?.firstLine += 1
    case .character("k"), .up: self.lesson?.firstLine = max(lesson.firstLine - 1, 0)
    case .character(let digit): return answer(digit)
    default: return false
    }
    return true
  }

  private mutating func answer(_ digit: Character) -> Bool {
    guard let lesson, let question = lesson.stop?.question, let number = digit.wholeNumberValue, digit.isASCII, number > 0,
      number <= question.options.count
    else { return false }
    self.lesson?.answers[lesson.position] = number - 1
    go(toStop: lesson.position + 1)
    return true
  }

  private mutating func go(toStop position: Int) {
    guard let lesson else { return }
    if autoplay.isOn { autoplay.isPaused = true }
    // After free play the first key leads back to where the reader was.
    let target = isAwayFromLesson ? lesson.position : min(max(position, 0), lesson.stops.count - 1)
    self.lesson?.position = target
    self.lesson?.firstLine = 0
    showStop()
  }

  mutating func showStop() {
    guard let stop = lesson?.stop else { return }
    run.checkout(0, at: stop.event)
    play.isPlaying = false
    let commands = stop.commands.map { ":\($0)" }.joined(separator: "  ")
    notice = Notice(
      text: commands.isEmpty ? "Enter goes on; every other key plays with the cluster, Tab and Enter lead back" : commands, kind: .command)
    eventsBack = 0
    settleCursors()
  }
}
