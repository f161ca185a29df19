import Raft
import RaftSimulation
import TerminalUI

extension Frame {
  /// Why each line of an event happened; the selected one with its numbers, causes and rule.
  mutating func drawWhy(_ whys: [Why], _ selected: Int) {
    let width = min(92, buffer.size.width)
    var lines: [StyledText] = []
    var targets: [Hit.Target?] = whys.indices.map { .choice($0) }
    for (position, why) in whys.enumerated() {
      let isSelected = position == selected
      var line = StyledText(isSelected ? "\(glyphs.pointer) " : "  ", .borderFocused, .bold)
      line.append("\(why.label) ".padded(toColumns: 7), .dim)
      line.append(why.node.map { nodeName($0) + " " } ?? "", .text, .bold)
      line.append(why.headline, isSelected ? .title : .dim, isSelected ? .bold : [])
      lines.append(line)
    }
    lines.append(StyledText())
    lines += reasonLines(whys[selected])
    let firstCause = lines.count - causeLinesFromEnd(whys[selected])
    targets += [Hit.Target?](repeating: nil, count: max(firstCause - targets.count, 0))
    targets += whys[selected].causes.indices.map { $0 < 9 ? .key(.character(Character("\($0 + 1)"))) : nil }
    let (wrapped, wrappedTargets) = wrap(lines, targets, width: width - 4)
    drawText(
      "Why, event \(whys[selected].event)", wrapped, from: application.reasonLine, width: width,
      note: "j k lines, Space scrolls, Enter or a number: to the cause, Esc closes", targets: wrappedTargets)
  }

  /// Breaks lines; those of a list go on indented, paragraphs do not.
  private func wrap(_ line: StyledText, width: Int) -> [StyledText] {
    if line.isEmpty { return [line] }
    let start = line.spans.first?.text ?? ""
    let isItem = start.hasPrefix("  ") || start.hasPrefix(glyphs.pointer)
    return glyphs.show(line).wrapped(toColumns: width, hangingIndent: isItem ? 6 : 0)
  }

  /// Breaks lines, and lets each part mean what its line means.
  private func wrap(
    _ lines: [StyledText], _ targets: [Hit.Target?], width: Int
  ) -> (lines: [StyledText], targets: [Hit.Target?]) {
    var result: (lines: [StyledText], targets: [Hit.Target?]) = ([], [])
    for (position, line) in lines.enumerated() {
      let parts = wrap(line, width: width)
      result.lines += parts
      result.targets += parts.map { _ in targets.indices.contains(position) ? targets[position] : nil }
    }
    return result
  }

  /// How many lines from the first cause to the end ``reasonLines(_:)`` has.
  private func causeLinesFromEnd(_ why: Why) -> Int { why.causes.count + (why.citation == nil ? 0 : 2) }

  private func reasonLines(_ why: Why) -> [StyledText] {
    var lines = [StyledText(why.paragraph, .text)]
    lines += why.arithmetic.map { StyledText("    ", .text) + StyledText($0, .match) }
    if !why.causes.isEmpty { lines += [StyledText(), StyledText("because of", .dim)] }
    for (position, cause) in why.causes.enumerated() {
      lines.append(
        StyledText("  \(position + 1) ", .text, .bold) + StyledText("event \(cause.event)  ", .dim) + StyledText(cause.text, .text))
    }
    if let citation = why.citation { lines += [StyledText(), StyledText(citation, .explanation)] }
    return lines
  }

  /// What is missing for something to happen: the needs, who does not help yet and why, and what would be enough.
  mutating func drawWhyNot(_ subjects: [WhyNot], _ selected: Int) {
    let width = min(92, buffer.size.width)
    let subject = subjects[selected]
    var tabs = StyledText()
    for (position, other) in subjects.enumerated() {
      tabs.append(" \(name(of: other.subject)) ", position == selected ? .tabActive : .tab, position == selected ? .bold : [])
    }
    var lines = [tabs, StyledText(), StyledText(subject.headline, .title, .bold)]
    lines += subject.needs.map { StyledText("  \($0.text)", $0.short == 0 ? .reached : .shortfall) }
    lines += subject.obstacles.map { StyledText("  \(nodeName($0.node))  ", .text, .bold) + StyledText($0.text, .text) }
    if !subject.hasHappened { lines += [StyledText()] + wayLines(subject) }
    if let rule = subject.rule { lines += [StyledText(), StyledText(rule.citation, .explanation)] }
    let wrapped = lines.flatMap { wrap($0, width: width - 4) }
    let act = subject.ways.isEmpty ? "" : "Enter does the first, "
    drawText(
      subject.hasHappened ? "It has happened" : "Why not yet", wrapped, from: application.reasonLine, width: width,
      note: "Tab subjects, \(act)Space scrolls, Esc closes")
    // The tabs are clicked only while they are in sight.
    if application.reasonLine > 0 { return }
    hitTabs(subjects, in: buffer.bounds.centered(Size(width: width, height: min(wrapped.count + 2, buffer.size.height - 2))))
  }

  /// Lets the subjects in the first line be clicked.
  private mutating func hitTabs(_ subjects: [WhyNot], in rect: Rect) {
    var column = rect.x + 2
    for (position, subject) in subjects.enumerated() {
      let columns = name(of: subject.subject).columns + 2
      hits.append(Hit(rect: Rect(x: column, y: rect.y + 1, width: columns, height: 1), target: .choice(position)))
      column += columns
    }
  }

  private func wayLines(_ subject: WhyNot) -> [StyledText] {
    if subject.ways.isEmpty { return [StyledText("nothing that is in flight would be enough", .warning)] }
    var lines = [StyledText("enough would be", .dim)]
    for way in subject.ways.prefix(8) { lines.append(StyledText("  \(glyphs.middleDot) ", .dim) + StyledText(way.text, .text)) }
    if subject.ways.count > 8 { lines.append(StyledText("  and \(subject.ways.count - 8) other sets of messages", .dim)) }
    if !subject.isComplete { lines.append(StyledText("  there are too many messages to try every set", .dim)) }
    return lines
  }

  private func name(of subject: WhyNot.Subject) -> String {
    switch subject {
    case .commit(let index, _): "commit \(index)"
    case .elect(let node): "elect \(nodeName(node))"
    case .fastTrack: "fast track"
    }
  }
}
