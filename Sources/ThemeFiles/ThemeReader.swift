import TOMLKit
import TerminalUI

/// Reads the text of a theme file. Every value is checked here and not by the TOML library's decoder, whose errors name neither key nor line.
struct ThemeReader {
  let source: ThemeText

  /// Reads the document; `name` is what it is called when it does not say.
  func document(name: String) throws(ThemeFileError) -> ThemeDocument {
    let root = try parse()
    try allow(["name", "summary", "inherits", "colors", "roles"], in: root, at: [], what: "key")
    var document = ThemeDocument(name: try string(root["name"], at: ["name"]) ?? name)
    document.summary = try string(root["summary"], at: ["summary"]) ?? ""
    document.inherits = try string(root["inherits"], at: ["inherits"])
    if let colors = try table(root["colors"], at: ["colors"]) {
      for key in colors.keys.sorted() { document.colors[key] = try color(colors[key]!, at: ["colors", key]) }
    }
    if let roles = try table(root["roles"], at: ["roles"]) {
      try allow(Role.allCases.map(\.rawValue), in: roles, at: ["roles"], what: "role")
      for role in Role.allCases {
        guard let value = roles[role.rawValue] else { continue }
        document.roles[role] = try entry(value, at: ["roles", role.rawValue])
      }
    }
    return document
  }

  private func parse() throws(ThemeFileError) -> TOMLTable {
    do {
      return try TOMLTable(string: source.text)
    } catch let error as TOMLParseError {
      let message = error.description.split(whereSeparator: \.isNewline).joined(separator: " ")
      throw ThemeFileError(file: source.file, line: error.source.begin.line, problem: "this is not TOML: \(message)")
    } catch {
      throw ThemeFileError(file: source.file, problem: "this is not TOML: \(error)")
    }
  }

  private func entry(_ value: any TOMLValueConvertible, at path: [String]) throws(ThemeFileError) -> ThemeDocument.Entry {
    guard let table = try table(value, at: path) else { return ThemeDocument.Entry() }
    try allow(["color", "background", "attributes", "monochrome"], in: table, at: path, what: "key")
    return ThemeDocument.Entry(
      color: try string(table["color"], at: path + ["color"]), background: try string(table["background"], at: path + ["background"]),
      attributes: try attributes(table["attributes"], at: path + ["attributes"]) ?? [],
      monochromeAttributes: try attributes(table["monochrome"], at: path + ["monochrome"]))
  }

  private func attributes(_ value: (any TOMLValueConvertible)?, at path: [String]) throws(ThemeFileError) -> Attributes? {
    guard let value else { return nil }
    let accepted = Attributes.named.map(\.name).joined(separator: ", ")
    guard let array = value.array else { throw wrongType(value, at: path, expected: "a list of \(accepted)") }
    var result: Attributes = []
    for element in array {
      guard let name = element.string else { throw wrongType(element, at: path, expected: "a list of \(accepted)") }
      guard let attribute = Attributes.named.first(where: { $0.name == name }) else {
        throw source.error(at: path, "the attribute \"\(name)\" in \(shown(path)) is unknown; accepted are \(accepted)")
      }
      result.insert(attribute.attribute)
    }
    return result
  }
}

extension ThemeReader {
  /// The keys of a table that are none of the accepted ones make an error.
  func allow(_ accepted: [String], in table: TOMLTable, at path: [String], what: String) throws(ThemeFileError) {
    guard let unknown = table.keys.sorted().first(where: { !accepted.contains($0) }) else { return }
    let place = path.isEmpty ? "" : " in \(shown(path))"
    throw source.error(
      at: path + [unknown], "the \(what) \"\(unknown)\"\(place) is unknown; accepted are \(accepted.joined(separator: ", "))")
  }

  /// A string, nothing when there is no value.
  func string(_ value: (any TOMLValueConvertible)?, at path: [String]) throws(ThemeFileError) -> String? {
    guard let value else { return nil }
    guard let string = value.string else { throw wrongType(value, at: path, expected: "a string") }
    return string
  }

  /// A table, nothing when there is no value.
  func table(_ value: (any TOMLValueConvertible)?, at path: [String]) throws(ThemeFileError) -> TOMLTable? {
    guard let value else { return nil }
    guard let table = value.table else { throw wrongType(value, at: path, expected: "a table") }
    return table
  }

  /// The error of a value of the wrong type.
  func wrongType(_ value: any TOMLValueConvertible, at path: [String], expected: String) -> ThemeFileError {
    source.error(at: path, "\(shown(path)) is \(Self.article(value.type)), expected is \(expected)")
  }

  /// A path as it is written in TOML.
  func shown(_ path: [String]) -> String { path.joined(separator: ".") }

  private static func article(_ type: TOMLType) -> String {
    switch type {
    case .table: "a table"
    case .string: "a string"
    case .int: "an integer"
    case .double: "a number with a fraction"
    case .bool: "a boolean"
    case .date, .time, .dateTime: "a date or time"
    case .array: "a list"
    }
  }
}
