import TOMLKit
import TerminalUI

/// Reads the text of a theme file. Every value is checked here and not by the TOML library's decoder, whose errors name neither key nor line.
struct ThemeReader: TOMLFileReader {
  let source: UserText

  /// Reads the document; `name` is what it is called when it does not say.
  func document(name: String) throws(UserFileError) -> ThemeDocument {
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

  private func entry(_ value: any TOMLValueConvertible, at path: [String]) throws(UserFileError) -> ThemeDocument.Entry {
    guard let table = try table(value, at: path) else { return ThemeDocument.Entry() }
    try allow(["color", "background", "attributes", "monochrome"], in: table, at: path, what: "key")
    return ThemeDocument.Entry(
      color: try string(table["color"], at: path + ["color"]), background: try string(table["background"], at: path + ["background"]),
      attributes: try attributes(table["attributes"], at: path + ["attributes"]) ?? [],
      monochromeAttributes: try attributes(table["monochrome"], at: path + ["monochrome"]))
  }

  private func attributes(_ value: (any TOMLValueConvertible)?, at path: [String]) throws(UserFileError) -> Attributes? {
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
