import Raft
import RaftSimulation
import TerminalUI

extension Application {
  /// Goes through time.
  mutating func travel(_ action: Action, repeats: Int?) {
    play.isPlaying = false
    eventsBack = 0
    switch action {
    case .forward: stepForward(repeats ?? 1)
    case .back: run.seek(to: run.cursor - (repeats ?? 1))
    case .nextMilestone: for _ in 0..<min(repeats ?? 1, 100) { goToNextMilestone() }
    case .previousMilestone: for _ in 0..<min(repeats ?? 1, 10_000) { goToPreviousMilestone() }
    case .start: run.seek(to: repeats ?? 0)
    case .end: run.seek(to: repeats ?? run.eventCount)
    case .undo: undo()
    case .redo: redo()
    case .branches: openBranches()
    case .mark: ask(.mark, "mark event \(run.cursor) with which letter?")
    case .jump: ask(.jump, "jump to which mark?")
    default: break
    }
    settleCursors()
  }

  private mutating func ask(_ letter: PendingLetter, _ question: String) {
    pendingLetter = letter
    notice = Notice(text: question, kind: .information)
  }

  private mutating func stepForward(_ times: Int) {
    for _ in 0..<min(times, 10_000) {
      let isNew = run.isAtHead
      let record = run.stepForward()
      if isNew { notice = Notice(text: ":\(run.command(for: record.input))" + advice(after: record), kind: .command) }
      if !record.violations.isEmpty {
        stopForViolation(record)
        return
      }
    }
  }

  /// How many events `L` goes on for at the end of the run before it says that nothing is to be seen: many election timeouts, and still less
  /// than the blink of an eye.
  private static let eventCountToMilestoneMax = 500

  /// To the next milestone of the branch; where there is none, the run goes on, as `l` would step, until one has happened.
  private mutating func goToNextMilestone() {
    if let event = run.nextMilestone(after: run.cursor) {
      run.seek(to: event)
      return
    }
    run.seek(to: run.eventCount)
    let start = run.cursor
    let record = run.stepToMilestone(eventCountMax: Self.eventCountToMilestoneMax)
    let more = record.map { advice(after: $0) } ?? "   no election, decision, commit or fault in all that time"
    notice = Notice(text: ":step \(run.cursor - start)\(more)", kind: .command)
    if let record, !record.violations.isEmpty { stopForViolation(record) }
  }

  private mutating func goToPreviousMilestone() {
    guard let event = run.previousMilestone(before: run.cursor) else {
      notice = Notice(text: "no milestone before this event", kind: .information)
      return
    }
    run.seek(to: event)
  }

  mutating func go(to mark: Mark) {
    if mark.branch != run.branch { run.checkout(mark.branch, at: mark.event) } else { run.seek(to: mark.event) }
    settleCursors()
  }

  /// Goes back to before the last thing that a person did.
  private mutating func undo() {
    var event = run.cursor
    while event > 0, run.input(of: event)?.isIntervention != true { event -= 1 }
    guard event > 0, let input = run.input(of: event) else {
      problem("nothing to undo: nobody has intervened before this event")
      return
    }
    undone.append(Mark(branch: run.branch, event: event))
    let command = run.command(for: input)
    run.seek(to: event - 1)
    notice = Notice(text: "before :\(command)   Ctrl-r goes forward again", kind: .information)
  }

  private mutating func redo() {
    guard let mark = undone.popLast() else {
      problem("nothing to redo")
      return
    }
    go(to: mark)
  }

  /// Starts, stops and paces play mode.
  mutating func changePlay(_ action: Action) {
    switch action {
    case .playPause: play.isPlaying.toggle()
    case .slower: play.changeSpeed(by: -1)
    default: play.changeSpeed(by: 1)
    }
    notice = Notice(text: play.isPlaying ? "playing, \(play.text)" : "paused; speed \(play.text)", kind: .information)
  }

  /// Looks for the search text among the events, from the cursor on.
  mutating func search(forward: Bool) {
    guard !searchText.isEmpty else {
      problem("nothing to search for yet: / asks")
      return
    }
    if let event = eventMatching(forward: forward) {
      run.seek(to: event)
      notice = Notice(text: "/\(searchText)   event \(event)", kind: .information)
      settleCursors()
      return
    }
    problem("\"\(searchText)\" is not in any \(forward ? "later" : "earlier") event")
  }

  /// The nearest event with the search text. Events are read in stretches: an old one is computed again from the state before it.
  private func eventMatching(forward: Bool) -> Int? {
    let stretch = 512
    var edge = run.cursor + (forward ? 1 : -1)
    while edge > 0 && edge <= run.eventCount {
      let other = forward ? min(edge + stretch - 1, run.eventCount) : max(edge - stretch + 1, 1)
      let found = run.lines(of: min(edge, other)...max(edge, other)).filter { "S\($0.node ?? 0) \($0.text)".contains(searchText) }
      if let line = forward ? found.first : found.last { return line.event }
      edge = other + (forward ? 1 : -1)
    }
    return nil
  }
}

extension Input {
  /// Whether a person chose this, rather than time or the network going their way.
  var isIntervention: Bool {
    switch self {
    case .deliver, .tick: false
    default: true
    }
  }
}
