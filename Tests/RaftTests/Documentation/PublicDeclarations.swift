/// Finds the public declarations in a source file, and those of them that no comment documents. It relies on the formatter: a member is
/// indented by two blanks more than its type.
struct PublicDeclarations {
  /// A declaration.
  struct Declaration: Equatable {
    /// Its line, counted from 1.
    var line: Int
    /// Its first line, without indentation.
    var text: String
  }

  /// All of them, in order.
  private(set) var all: [Declaration] = []
  /// Those without a comment.
  private(set) var undocumented: [Declaration] = []

  private let lines: [Substring]
  /// The indentation of the public enumeration or protocol that is open, and whether it is a protocol.
  private var open: (indentation: Int, isProtocol: Bool)?

  init(in source: String) {
    lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    for position in lines.indices { look(at: position) }
  }

  private mutating func look(at position: Int) {
    let line = lines[position]
    let indentation = line.prefix { $0 == " " }.count
    let text = line.dropFirst(indentation)
    if let open, indentation <= open.indentation, !text.isEmpty { self.open = nil }
    let isMember = open.map { indentation == $0.indentation + 2 } ?? false
    let isRequirement = isMember && open?.isProtocol == true && Self.startsRequirement(text)
    let isCase = isMember && open?.isProtocol == false && (text.hasPrefix("case ") || text.hasPrefix("indirect case "))
    let isPublic = text.hasPrefix("public ")
    guard isPublic || isRequirement || isCase else { return }
    all.append(Declaration(line: position + 1, text: String(text)))
    if !isDocumented(position) { undocumented.append(Declaration(line: position + 1, text: String(text))) }
    let words = text.split(separator: " ")
    guard isPublic, line.hasSuffix("{") else { return }
    if words.contains("enum") { open = (indentation, false) }
    if words.contains("protocol") { open = (indentation, true) }
  }

  private static func startsRequirement(_ text: Substring) -> Bool {
    ["func ", "mutating func ", "static ", "var ", "init", "associatedtype ", "subscript"].contains { text.hasPrefix($0) }
  }

  /// Whether a comment stands above the declaration, with nothing but attributes between.
  private func isDocumented(_ position: Int) -> Bool {
    var above = position - 1
    while above >= 0 {
      let text = lines[above].drop { $0 == " " }
      if text.hasPrefix("///") { return true }
      guard text.hasPrefix("@") || text.hasPrefix("// swift-format-ignore") else { return false }
      above -= 1
    }
    return false
  }
}
