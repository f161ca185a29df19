import RaftSimulation
import TerminalUI

extension Frame {
  /// The panes of presenter mode.
  mutating func drawStage() {
    drawBanner()
    drawSentence()
    if application.lesson == nil { drawTally() } else { drawLesson() }
    if !layout.sequence.isEmpty { drawSequence() }
    drawTimeline()
    drawNotice()
    drawPressedKeys()
  }

  /// Who leads and in which term, in letters of several rows; beside it, where there is room, what the event was.
  private mutating func drawBanner() {
    guard !layout.banner.isEmpty else { return }
    let leader = view.leader.map { "\(nodeName($0)) leads" } ?? "no leader"
    let who = BlockLetters("\(leader)  term \(view.term)", Style(view.leader == nil ? .warning : .leader, .bold))
    let room = layout.banner.columns(1, count: layout.banner.width - 2)
    let used = who.draw(in: room, glyphs: glyphs, on: &buffer)
    guard let headline else { return }
    let rest = room.columns(used + 6)
    // Letters of another size beside it would look like an accident.
    guard 4 * headline.text.count <= rest.width else { return }
    let width = 4 * headline.text.count - 1
    BlockLetters(headline.text, Style(headline.role, .bold)).draw(in: rest.columns(rest.width - width), glyphs: glyphs, on: &buffer)
  }

  /// The event in two words, when the timeline marks it.
  private var headline: (text: String, role: TerminalUI.Role)? {
    let kinds = view.milestones.filter { $0.event == view.event }.map(\.kind)
    let order: [MilestoneKind] = [
      .violation, .commitFast, .commitClassic, .recovery, .election, .decision, .membership, .fault, .heal, .snapshot,
    ]
    guard let kind = order.first(where: kinds.contains) else { return nil }
    return switch kind {
    case .violation: ("unsafe", .error)
    case .commitFast: ("fast commit", .committedFast)
    case .commitClassic: ("commit", .committedClassic)
    case .recovery: ("recovered", .milestone)
    case .election: ("elected", .milestone)
    case .decision: ("decided", .leaderApproved)
    case .membership: ("members", .milestone)
    case .fault: ("fault", .fault)
    case .heal: ("mended", .text)
    case .snapshot: ("snapshot", .text)
    }
  }

  /// What just happened, in one sentence, and the rule behind it where there is room.
  private mutating func drawSentence() {
    let room = layout.explanation
    let width = room.width - 2
    var lines: [StyledText] = []
    let event = application.run.lines(of: view.event)
    if let line = event.last(where: { $0.kind != .neutral }) ?? event.last {
      var text = StyledText(line.node.map { "\(nodeName($0)) " } ?? "", .text, .bold)
      text.append(line.text, paint(of: line.kind), .bold)
      lines = glyphs.show(text).wrapped(toColumns: width)
    } else {
      lines = [StyledText("the start of the run", .text, .bold)]
    }
    if lines.count < room.height, let rule = currentRule {
      lines += glyphs.show(StyledText(rule.citation, .explanation)).wrapped(toColumns: width)
    }
    for (row, line) in lines.prefix(room.height).enumerated() { write(line, row: row, column: 1, in: room) }
  }

  /// The keys that were pressed last, and whether it plays by itself.
  private mutating func drawPressedKeys() {
    buffer.fill(layout.hints, surface: .keyHint)
    let state = stageState
    let room = layout.hints.width - 3 - glyphs.show(state).columns
    var text = StyledText()
    for key in application.presenter.keys.reversed() {
      var part = StyledText("  " + key.name, .key, .bold)
      let rest = key.text.dropFirst(key.name.count)
      part.append(String(rest), .keyHint)
      if glyphs.show(part).columns + text.columns + 6 > room { break }
      text = glyphs.show(part) + text
    }
    let keys = StyledText(text.isEmpty ? "keys will show here" : "keys", .keyHint) + text
    buffer.write(keys, row: 0, column: 1, in: layout.hints)
    buffer.write(
      glyphs.show(StyledText(state, .keyHint)), row: 0, aligned: .right, in: layout.hints.columns(0, count: layout.hints.width - 1))
    let place = layout.hints.columns(max(layout.hints.width - state.columns - 1, 0))
    hits.append(Hit(rect: place, target: .action(application.autoplay.isOn ? .playPause : .present)))
  }

  private var stageState: String {
    let autoplay = application.autoplay
    if autoplay.isOn { return "\(application.keyName(of: .playPause)) \(autoplay.isPaused ? "goes on" : "pauses")" }
    return "\(application.keyName(of: .present)) leaves presenter mode"
  }
}
