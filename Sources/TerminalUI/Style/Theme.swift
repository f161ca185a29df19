/// A look for every role.
public struct Theme: Hashable, Sendable {
  /// What a person calls it.
  public var name: String
  /// What it is for, in one line.
  public var summary: String
  private var styles: [Role: RoleStyle]

  /// A theme from the looks of its roles; a role that is not named is shown in the terminal's own colours, without attributes.
  public init(name: String, summary: String = "", styles: [Role: RoleStyle] = [:]) {
    self.name = name
    self.summary = summary
    self.styles = styles
  }

  /// The look of a role.
  public subscript(role: Role) -> RoleStyle {
    get { styles[role] ?? RoleStyle() }
    set { styles[role] = newValue }
  }

  /// Whether the theme itself names the role.
  public func defines(_ role: Role) -> Bool { styles[role] != nil }

  /// What to ask of a terminal of that depth for a style. The background comes from the surface where there is one; a reversed surface stays
  /// reversed, a bold one does not make its text bold. Where neither role nor surface has a colour, ordinary text's holds.
  public func resolve(_ style: Style, at depth: ColorDepth) -> ResolvedStyle {
    let look = self[style.role]
    let ground = self[style.surface ?? style.role]
    let plain = self[.text]
    var attributes = look.attributes(at: depth).union(style.attributes)
    if style.surface != nil { attributes.formUnion(ground.attributes(at: depth).intersection([.reverse, .underline])) }
    let foreground = [look.foreground, ground.foreground, plain.foreground].first { $0 != .terminalDefault }
    let background = [ground.background, plain.background].first { $0 != .terminalDefault }
    return ResolvedStyle(
      foreground: (foreground ?? .terminalDefault).resolved(at: depth), background: (background ?? .terminalDefault).resolved(at: depth),
      attributes: attributes)
  }
}
