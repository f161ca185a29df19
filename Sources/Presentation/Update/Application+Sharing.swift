import RaftSimulation

extension Application {
  /// Shows a token that rebuilds this state in another terminal.
  mutating func share() {
    do {
      let token = try ShareToken(run)
      overlay = .text(title: "Share", text: "fastraft \(token.text)\n\nThis line opens the same state in another terminal.", firstLine: 0)
    } catch { problem("\(error)") }
  }

  /// Explains a word of the vocabulary or a rule.
  mutating func explain(_ word: String) -> Bool {
    if word.isEmpty { return false }
    guard let entry = Glossary.entry(for: word) else {
      let near = Glossary.suggestions(for: word).prefix(5).joined(separator: ", ")
      problem(near.isEmpty ? "\"\(word)\" is not in the glossary" : "\"\(word)\" is not in the glossary; near it are \(near)")
      return true
    }
    var text = entry.text
    for rule in entry.rules { text += "\n\n\(rule.citation)" }
    if !entry.related.isEmpty { text += "\n\nSee also: \(entry.related.joined(separator: ", "))" }
    overlay = .text(title: entry.word, text: text, firstLine: 0)
    return true
  }

  /// Writes the run, or the screen, to a file in another format.
  mutating func export(_ rest: String) -> Bool {
    let words = rest.split(separator: " ", maxSplits: 1).map(String.init)
    guard words.count == 2 else { return false }
    if let format = ExportFormat(rawValue: words[0]) {
      effects.append(.save(path: words[1], text: format.text(of: run)))
    } else if let format = PictureFormat(rawValue: words[0]) {
      effects.append(.picture(path: words[1], format))
    } else {
      return false
    }
    return true
  }
}
