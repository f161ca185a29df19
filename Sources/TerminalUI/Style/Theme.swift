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
  /// reversed, a bold one does not make its text bold.
  public func resolve(_ style: Style, at depth: ColorDepth) -> ResolvedStyle {
    let look = self[style.role]
    var attributes = look.attributes(at: depth).union(style.attributes)
    guard let surface = style.surface, surface != style.role else {
      return ResolvedStyle(
        foreground: look.foreground.resolved(at: depth), background: look.background.resolved(at: depth), attributes: attributes)
    }
    let ground = self[surface]
    attributes.formUnion(ground.attributes(at: depth).intersection([.reverse, .underline]))
    // Plain text on a surface takes the surface's own foreground: a light bar on a dark terminal stays readable.
    let foreground = look.foreground == .terminalDefault ? ground.foreground : look.foreground
    return ResolvedStyle(
      foreground: foreground.resolved(at: depth), background: ground.background.resolved(at: depth), attributes: attributes)
  }
}
