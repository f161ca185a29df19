import Raft
import RaftSimulation
import TerminalUI

extension Frame {
  /// Why each line of an event happened; the selected one with its numbers, causes and rule.
  mutating func drawWhy(_ whys: [Why], _ selected: Int) {
    let width = min(92, buffer.size.width)
    var lines: [StyledText] = []
    for (position, why) in whys.enumerated() {
      let isSelected = position == selected
      var line = StyledText(isSelected ? "\(glyphs.pointer) " : "  ", .borderFocused, .bold)
      line.append("\(why.label) ".padded(toColumns: 7), .dim)
      line.append(why.node.map { nodeName($0) + " " } ?? "", .text, .bold)
      line.append(why.headline, isSelected ? .heading : .dim, isSelected ? .bold : [])
      lines.append(line)
    }
    lines.append(StyledText())
    lines += reasonLines(whys[selected])
    let wrapped = lines.flatMap { $0.isEmpty ? [$0] : $0.wrapped(toColumns: width - 4, hangingIndent: 4) }
    drawText(
      "Why, event \(whys[selected].event)", wrapped, from: 0, width: width, note: "j k lines, Enter or a number: to the cause, Esc closes")
  }

  private func reasonLines(_ why: Why) -> [StyledText] {
    var lines = [StyledText(why.paragraph, .text)]
    lines += why.arithmetic.map { StyledText("    \($0)", .match) }
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
    var lines = [tabs, StyledText(), StyledText(subject.headline, .heading, .bold)]
    lines += subject.needs.map { StyledText("  \($0.text)", $0.short == 0 ? .reached : .shortfall) }
    lines += subject.obstacles.map { StyledText("  \(nodeName($0.node))  ", .text, .bold) + StyledText($0.text, .text) }
    if !subject.hasHappened { lines += [StyledText()] + wayLines(subject) }
    if let rule = subject.rule { lines += [StyledText(), StyledText(rule.citation, .explanation)] }
    let wrapped = lines.flatMap { $0.isEmpty ? [$0] : $0.wrapped(toColumns: width - 4, hangingIndent: 6) }
    drawText("Why not yet", wrapped, from: 0, width: width, note: "Tab subjects, Enter does the first, Esc closes")
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
