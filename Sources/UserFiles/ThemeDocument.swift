import TerminalUI

/// What a theme file says, before its colours are looked up: so that one theme can be laid over another.
struct ThemeDocument {
  /// A role's look with colours by name.
  struct Entry {
    var color: String?
    var background: String?
    var attributes: Attributes = []
    var monochromeAttributes: Attributes?
  }

  var name: String
  var summary = ""
  var inherits: String?
  var colors: [String: ThemeColor] = [:]
  var roles: [Role: Entry] = [:]

  /// This document over another: what it says itself wins, colour by colour and role by role.
  func laid(over base: ThemeDocument) -> ThemeDocument {
    var result = self
    result.colors = base.colors.merging(colors) { _, own in own }
    result.roles = base.roles.merging(roles) { _, own in own }
    return result
  }

  /// The theme with its colours looked up.
  func theme(source: UserText) throws(UserFileError) -> Theme {
    var theme = Theme(name: name, summary: summary)
    for role in Role.allCases {
      guard let entry = roles[role] else { continue }
      theme[role] = RoleStyle(
        foreground: try color(entry.color, key: "color", of: role, source),
        background: try color(entry.background, key: "background", of: role, source),
        attributes: entry.attributes, monochromeAttributes: entry.monochromeAttributes)
    }
    return theme
  }

  private func color(_ name: String?, key: String, of role: Role, _ source: UserText) throws(UserFileError) -> ThemeColor {
    guard let name, name != "default" else { return .terminalDefault }
    guard let color = colors[name] else {
      let names = colors.keys.sorted() + ["default"]
      throw source.error(
        at: ["roles", role.rawValue, key],
        "\(key) \"\(name)\" of the role \(role.rawValue) is not in [colors]; there are \(names.joined(separator: ", "))")
    }
    return color
  }
}
