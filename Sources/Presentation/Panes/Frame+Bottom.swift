import TerminalUI

extension Frame {
  /// The answer to the last key; while something is asked, the question.
  mutating func drawNotice() {
    if case .prompt(let prompt) = application.overlay {
      prompt.editor.draw(prompt: " " + prompt.label, suggestion: prompt.suggestion, in: layout.notice, glyphs: glyphs, on: &buffer)
      return
    }
    guard let notice = application.notice else { return }
    let role: TerminalUI.Role =
      switch notice.kind {
      case .command: .prompt
      case .information: .explanation
      case .problem: .warning
      }
    write(StyledText(" " + notice.text, role), row: 0, in: layout.notice)
  }

  /// The place of a hint; without a leader the key that makes one takes the place of the key that kills it.
  private func rank(of binding: KeyBinding) -> Int {
    let rank = 2 * (binding.hintRank ?? 0)
    guard view.leader == nil, application.run.isAtHead, let kill = KeyBinding.table.first(where: { $0.action == .killLeader })?.hintRank
    else { return rank }
    return binding.action == .campaign ? 2 * kill - 1 : binding.action == .killLeader ? Int.max : rank
  }

  /// The last line: the keys that one needs next.
  mutating func drawHints() {
    let bindings = application.keyMap.bindings(in: application.focus)
      .filter { $0.hintRank != nil }
      .sorted { rank(of: $0) < rank(of: $1) }
    var chosen: [KeyBinding] = []
    var width = 1
    // Help stays in sight, whatever else has room.
    let reserved = 8
    for binding in bindings where binding.action != .help {
      let columns = binding.firstKeyText.columns + 1 + binding.hint.columns + 2
      if width + columns + reserved > layout.hints.width { break }
      width += columns
      chosen.append(binding)
    }
    chosen += bindings.filter { $0.action == .help }
    let rects = KeyHintBar(chosen.map { KeyHint(glyphs.show($0.firstKeyText), $0.hint) }).draw(
      in: layout.hints, glyphs: glyphs, on: &buffer)
    // The key and not the action: a lesson that has the keys has the clicks too.
    for (rect, binding) in zip(rects, chosen) {
      if let key = binding.keys.first { hits.append(Hit(rect: rect, target: .key(key))) }
    }
  }
}
