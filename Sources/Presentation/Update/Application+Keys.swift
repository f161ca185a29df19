import Raft
import RaftSimulation
import TerminalUI

extension Application {
  /// Takes a key.
  public mutating func handle(_ key: KeyEvent) {
    if case .mouse(let event) = key {
      handle(event)
      return
    }
    if case .resize = key { return }
    if key == .control("c") {
      effects.append(.quit)
      return
    }
    showKey(key)
    if pendingLetter == nil && !isTyping && keyMap.action(for: key, in: focus) == .quit {
      effects.append(.quit)
      return
    }
    if raceScreen != nil {
      handleRace(key)
      return
    }
    if overlay != nil {
      handleOverlay(key)
      return
    }
    if let pendingLetter {
      finish(pendingLetter, key)
      return
    }
    if handleLesson(key) { return }
    if case .character(let digit) = key, digit.isASCII, let value = digit.wholeNumberValue, value > 0 || count != nil {
      count = min((count ?? 0) * 10 + value, 1_000_000)
      return
    }
    guard let action = keyMap.action(for: key, in: focus) else {
      count = nil
      answerUnbound(key)
      return
    }
    let repeats = count
    count = nil
    perform(action, repeats: repeats, key: key)
  }

  /// A key that does nothing says so; one for a message, pressed elsewhere, leads to the messages first, so that nothing is done to one that
  /// nobody pointed at.
  private mutating func answerUnbound(_ key: KeyEvent) {
    guard let action = keyMap.action(for: key, in: .flow), let hint = keyMap.bindings.first(where: { $0.action == action })?.hint,
      panes.contains(.flow)
    else {
      problem("\(KeyName.text(key)) does nothing here; \(keyName(of: .help)) shows every key")
      return
    }
    moveFocus(to: .flow)
    let isEmpty = run.messagesInFlight.isEmpty
    let next =
      isEmpty
      ? "nothing is in flight" : "\(KeyName.text(key)) again does it: \(hint); \(keyName(of: .rowDown)) \(keyName(of: .rowUp)) select"
    notice = Notice(text: "In flight has the keys now; \(next)", kind: .information)
  }

  private mutating func finish(_ pending: PendingLetter, _ key: KeyEvent) {
    pendingLetter = nil
    guard case .character(let letter) = key else {
      notice = nil
      return
    }
    switch pending {
    case .mark:
      marks[letter] = Mark(branch: run.branch, event: run.cursor)
      notice = Notice(text: "event \(run.cursor) is marked \(letter)", kind: .information)
    case .jump:
      guard let mark = marks[letter] else {
        notice = Notice(text: "nothing is marked \(letter)", kind: .problem)
        return
      }
      go(to: mark)
      notice = Notice(text: "back at mark \(letter)", kind: .information)
    }
  }

  /// Does what a key or a click means.
  mutating func perform(_ action: Action, repeats: Int? = nil, key: KeyEvent? = nil) {
    pauseAutoplay(for: action)
    switch action {
    case .forward, .back, .nextMilestone, .previousMilestone, .start, .end, .undo, .redo, .branches, .mark, .jump:
      travel(action, repeats: repeats)
    case .playPause where autoplay.isOn: toggleAutoplayPause()
    case .playPause, .slower, .faster: changePlay(action)
    case .rowDown, .rowUp, .nextPane, .previousPane, .olderIndexes, .newerIndexes: move(action, by: repeats ?? 1)
    case .race: openRace()
    case .propose, .contend, .read, .campaign, .killLeader, .crash, .restart, .tick, .stepNode, .fastSwitch, .members:
      intervene(action, repeats: repeats)
    case .links: overlay = .links(LinkMatrix())
    case .heal: perform(line: "heal")
    case .deliver, .drop, .duplicate, .hold, .reorder, .delay: handleMessage(action, repeats: repeats ?? 1)
    case .search: overlay = .prompt(Prompt(.search, suggestion: searchText))
    case .searchNext: search(forward: true)
    case .searchPrevious: search(forward: false)
    case .inspect: overlay = .inspector(firstLine: 0)
    case .why: openWhy()
    case .whyNot: openWhyNot()
    case .recovery: openRecovery()
    case .legend: overlay = .legend(firstLine: 0)
    case .gallery: overlay = .gallery(ListCursor())
    case .present: present(!presenter.isOn)
    case .autoplay: autoplay(!autoplay.isOn)
    case .theme: overlay = .themes(ListCursor(selected: themeNames.firstIndex(of: themeName) ?? 0))
    case .share: share()
    case .export: overlay = .prompt(Prompt(.command, history: commandHistory, text: "export "))
    case .command: overlay = .prompt(Prompt(.command, history: commandHistory))
    case .help: overlay = .help(firstLine: 0)
    case .leave: if key != .escape { leave() } else { notice = nil }
    case .quit: effects.append(.quit)
    }
  }

  /// Whether leaving would lose something. What is played in a lesson is not a session of its own.
  var hasUnsaved: Bool { unsavedCount > 0 && lesson == nil }

  /// Quits, unless something would be lost: then asks first.
  private mutating func leave() {
    if hasUnsaved { overlay = .leaving(.quit) } else { effects.append(.quit) }
  }

  /// Gives the simulation an input, so many times, and shows the command that does the same.
  mutating func act(_ input: Input, times: Int = 1) {
    let command = run.command(for: input)
    let wasAtHead = run.isAtHead
    var record = run.act(input)
    for _ in 1..<max(times, 1) where record.violations.isEmpty { record = run.act(input) }
    notice = Notice(text: ":\(command)", kind: .command)
    if !wasAtHead { notice?.text += "   on a new branch; the old future stays (B)" }
    if wasAtHead { notice = Notice(text: ":\(command)" + advice(after: record), kind: .command) }
    if input.isIntervention { unsavedCount += 1 }
    undone = []
    eventsBack = 0
    if !record.violations.isEmpty { stopForViolation(record) }
    settleCursors()
  }

  /// Performs a line of the command language.
  mutating func perform(line: String) {
    let before = run.cursor
    do {
      let (branch, end) = (run.branch, run.eventCount)
      let result = try run.perform(line: line)
      if (run.branch, run.eventCount) != (branch, end) { unsavedCount += 1 }
      notice = Notice(text: ":\(line)" + (result.note.map { "   \($0)" } ?? ""), kind: .command)
    } catch {
      notice = Notice(text: "\(error)", kind: .problem)
    }
    reportViolations(since: before)
    eventsBack = 0
    settleCursors()
  }

  /// What a command of several events broke stays in sight.
  private mutating func reportViolations(since event: Int) {
    guard let violation = run.violation(after: event) else { return }
    play.isPlaying = false
    notice = Notice(text: "violated: \(violation.checker): \(violation.explanation)", kind: .problem)
  }

  mutating func problem(_ text: String) { notice = Notice(text: text, kind: .problem) }
}
