/// Reads the lines of a transcript.
struct TranscriptParser {
  let lines: [String]
  private let name: String
  private var position = 0

  init(text: String, name: String) {
    self.name = name
    lines = text.lines
  }

  mutating func parse() throws(TranscriptError) -> [Directive] {
    var directives: [Directive] = []
    while position < lines.count {
      let start = position
      let line = commandLine()
      if line.isEmpty || line.hasPrefix("#") { continue }
      let words = try arguments(of: line, at: start)
      // A subtest only names a part of the file.
      if words[0].key == "subtest" { continue }
      directives.append(try directive(words, at: start))
    }
    return directives
  }

  /// Takes the line at the position and those that it is continued by.
  private mutating func commandLine() -> String {
    var line = lines[position].trimmed
    position += 1
    if line.hasPrefix("#") { return line }
    while line.hasSuffix("\\") && position < lines.count {
      line = (line.dropLast() + " " + lines[position].trimmed).trimmed
      position += 1
    }
    return line
  }

  private func arguments(of line: String, at start: Int) throws(TranscriptError) -> [DirectiveArgument] {
    var parser = DirectiveLineParser(line)
    do throws(DirectiveLineParser.Failure) {
      return try parser.parse()
    } catch {
      throw failure(at: start, "cannot parse directive at column \(error.column): \(error.expectation)")
    }
  }

  private mutating func directive(_ words: [DirectiveArgument], at start: Int) throws(TranscriptError) -> Directive {
    var input: [String] = []
    while position < lines.count && lines[position] != "----" {
      input.append(lines[position])
      position += 1
    }
    guard position < lines.count else { throw failure(at: start, "expected ---- behind the directive \(words[0].key)") }
    position += 1
    let first = position
    let isMarked = position < lines.count && lines[position] == "----"
    let expected = isMarked ? try markedOutput(at: start) : plainOutput()
    return Directive(
      file: name, line: start + 1, command: words[0].key, arguments: Array(words.dropFirst()),
      input: input.joined(separator: "\n").trimmed, expected: expected.reduce(into: "") { $0 += $1 + "\n" },
      block: first..<position)
  }

  private mutating func plainOutput() -> ArraySlice<String> {
    let first = position
    while position < lines.count && !lines[position].trimmed.isEmpty { position += 1 }
    return lines[first..<position]
  }

  private mutating func markedOutput(at start: Int) throws(TranscriptError) -> ArraySlice<String> {
    let first = position + 1
    position = first
    while position + 1 < lines.count {
      if lines[position] == "----" && lines[position + 1] == "----" {
        position += 2
        return lines[first..<(position - 2)]
      }
      position += 1
    }
    throw failure(at: start, "expected two lines of ---- at the end of the output")
  }

  private func failure(at start: Int, _ expectation: String) -> TranscriptError {
    TranscriptError(file: name, line: start + 1, expectation: expectation)
  }
}
