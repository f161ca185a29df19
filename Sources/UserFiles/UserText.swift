/// The text of a theme file, for saying where in it something is.
struct UserText {
  /// The file as it was named.
  var file: String
  /// What it holds.
  var text: String

  /// An error about the key at a path, with the line that the key stands on.
  func error(at path: [String], _ problem: String) -> UserFileError {
    UserFileError(file: file, line: line(of: path), problem: problem)
  }

  /// The line that defines a key. The parser has found the key but does not tell where; a key that is written in one of TOML's rarer ways (dotted
  /// below a header, in several lines) is given the line of what encloses it, or none.
  func line(of path: [String]) -> Int? {
    var section: [String] = []
    var best: (line: Int, depth: Int)?
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let key: [String]
      if let header = Self.header(in: line) {
        section = header
        key = header
      } else if let name = Self.key(in: line) {
        key = section + name
      } else {
        continue
      }
      if path.starts(with: key), key.count > best?.depth ?? 0 { best = (index + 1, key.count) }
    }
    return best?.line
  }

  private static func header(in line: Substring) -> [String]? {
    let trimmed = line.drop { $0 == " " || $0 == "\t" }
    guard trimmed.hasPrefix("["), let end = trimmed.firstIndex(of: "]") else { return nil }
    return names(in: trimmed[trimmed.index(after: trimmed.startIndex)..<end])
  }

  private static func key(in line: Substring) -> [String]? {
    guard let equals = line.firstIndex(of: "="), !line[..<equals].contains("#") else { return nil }
    return names(in: line[..<equals])
  }

  private static func names(in text: Substring) -> [String] {
    text.split(separator: ".").map { String($0.filter { !" \t\"'".contains($0) }) }
  }
}
