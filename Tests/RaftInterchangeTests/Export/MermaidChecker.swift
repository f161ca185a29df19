import Foundation

/// Reads a sequence diagram as Mermaid's documentation of them describes it, and says what is wrong with the first statement that is none.
///
/// Participants and actors with aliases, all arrows with activations, notes, blocks in each other, comments, character references. Stricter than
/// Mermaid's parser: whoever speaks has to be declared, once, since a name with a mistake in it would silently become one more lifeline; and
/// what the documentation warns of, a bare `#` and the bare word `end`, is refused.
struct MermaidChecker {
  private(set) var participants: [String] = []
  private(set) var arrowCount = 0
  private(set) var noteCount = 0
  private var blocks: [String] = []
  private var active: [String: Int] = [:]

  /// The documented arrows, longest first, so that none is taken for the beginning of another.
  private static let arrows = ["<<-->>", "<<->>", "-->>", "->>", "-->", "->", "--x", "-x", "--)", "-)"]
  /// What opens a block, and what goes on within it.
  private static let openers = ["loop", "alt", "opt", "par", "critical", "break", "rect", "box"]
  private static let continuations = ["else": "alt", "and": "par", "option": "critical"]

  /// What is wrong with a diagram, nil when nothing is.
  static func problem(in text: String) -> String? {
    var checker = MermaidChecker()
    return checker.read(text)
  }

  /// Reads a whole diagram.
  mutating func read(_ text: String) -> String? {
    guard text.count <= 50_000 else { return "more than 50,000 characters" }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.first?.trimmingCharacters(in: .whitespaces) == "sequenceDiagram" else { return "line 1: sequenceDiagram is expected" }
    for (number, line) in lines.enumerated().dropFirst() {
      if let problem = read(line: line.trimmingCharacters(in: .whitespaces)) { return "line \(number + 1): \(problem): \(line)" }
    }
    return blocks.isEmpty ? nil : "the block \(blocks.last ?? "") has no end"
  }

  private mutating func read(line: String) -> String? {
    if line.isEmpty || line.hasPrefix("%%") { return nil }
    if Self.hasBareSemicolon(line) { return "a semicolon ends the statement" }
    let word = String(line.prefix { $0.isLetter }).lowercased()
    let rest = line.dropFirst(word.count).trimmingCharacters(in: .whitespaces)
    switch word {
    case "end" where rest.isEmpty: return blocks.popLast() == nil ? "end without a block" : nil
    case "participant", "actor": return declare(rest)
    case "note": return note(rest)
    case "activate", "deactivate": return activate(rest, isOn: word == "activate")
    case "autonumber": return nil
    case _ where Self.openers.contains(word) && Self.arrow(in: line) == nil:
      blocks.append(word)
      return Self.textProblem(rest)
    case _ where Self.continuations[word] != nil && Self.arrow(in: line) == nil:
      return blocks.last == Self.continuations[word] ? Self.textProblem(rest) : "\(word) stands in no \(Self.continuations[word] ?? "")"
    default: return message(line)
    }
  }

  private mutating func declare(_ text: String) -> String? {
    let parts = text.components(separatedBy: " as ")
    let name = parts[0].trimmingCharacters(in: .whitespaces)
    if let problem = Self.nameProblem(name) { return problem }
    if participants.contains(name) { return "\(name) is declared twice" }
    participants.append(name)
    return parts.count < 2 ? nil : parts.count > 2 ? "two aliases" : Self.textProblem(parts[1])
  }

  private mutating func note(_ text: String) -> String? {
    guard let colon = text.firstIndex(of: ":") else { return "a note has a colon" }
    let place = text[..<colon].trimmingCharacters(in: .whitespaces)
    let isOver = place.lowercased().hasPrefix("over ")
    guard let side = ["over ", "right of ", "left of "].first(where: { place.lowercased().hasPrefix($0) }) else {
      return "a note stands over, right of or left of somebody"
    }
    let names = place.dropFirst(side.count).split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    guard !names.isEmpty, names.count <= (isOver ? 2 : 1) else { return "a note is over one or two" }
    if let stranger = names.first(where: { !participants.contains($0) }) { return "\(stranger) is not declared" }
    noteCount += 1
    return Self.textProblem(String(text[text.index(after: colon)...]), isRequired: true)
  }

  private mutating func activate(_ name: String, isOn: Bool) -> String? {
    guard participants.contains(name) else { return "\(name) is not declared" }
    active[name, default: 0] += isOn ? 1 : -1
    return (active[name] ?? 0) < 0 ? "\(name) is not active" : nil
  }

  private mutating func message(_ line: String) -> String? {
    guard let arrow = Self.arrow(in: line) else { return "no statement of a sequence diagram" }
    let from = line[..<arrow.lowerBound].trimmingCharacters(in: .whitespaces)
    var rest = line[arrow.upperBound...].drop { $0 == " " }
    let mark = rest.first.flatMap { "+-".contains($0) ? $0 : nil }
    if mark != nil { rest = rest.dropFirst() }
    guard let colon = rest.firstIndex(of: ":") else { return "a message has a colon and a text" }
    let to = rest[..<colon].trimmingCharacters(in: .whitespaces)
    for name in [from, to] where !participants.contains(name) { return "\(name) is not declared" }
    if mark == "+", let problem = activate(to, isOn: true) { return problem }
    if mark == "-", let problem = activate(from, isOn: false) { return problem }
    arrowCount += 1
    return Self.textProblem(String(rest[rest.index(after: colon)...]), isRequired: true)
  }

  /// The first arrow before any colon: what is behind one is text.
  private static func arrow(in line: String) -> Range<String.Index>? {
    let head = line[..<(line.firstIndex(of: ":") ?? line.endIndex)]
    var place = head.startIndex
    while place < head.endIndex {
      if let arrow = arrows.first(where: { head[place...].hasPrefix($0) }) { return place..<head.index(place, offsetBy: arrow.count) }
      place = head.index(after: place)
    }
    return nil
  }

  private static func nameProblem(_ name: String) -> String? {
    if name.isEmpty { return "a name is expected" }
    if name.lowercased() == "end" { return "end is a reserved word" }
    return name.contains { "+->:;,#<".contains($0) } ? "\(name) is no name" : nil
  }

  /// A text may hold character references; a bare `#` begins one, and the bare word `end` may break the diagram, says the documentation.
  private static func textProblem(_ text: String, isRequired: Bool = false) -> String? {
    if isRequired && text.trimmingCharacters(in: .whitespaces).isEmpty { return "a text is expected" }
    let bare = text.replacingOccurrences(of: "#([0-9]+|[a-z]+);", with: "", options: .regularExpression)
    if bare.contains("#") { return "a bare # begins a character reference" }
    return text.split(separator: " ").contains { $0.lowercased() == "end" } ? "the bare word end" : nil
  }

  private static func hasBareSemicolon(_ line: String) -> Bool {
    line.replacingOccurrences(of: "#([0-9]+|[a-z]+);", with: "", options: .regularExpression).contains(";")
  }
}
