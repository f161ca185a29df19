/// How a cell is meant: its role, the role of the surface that it lies on, and attributes of its own.
public struct Style: Hashable, Sendable {
  /// Gives the foreground.
  public var role: Role
  /// Gives the background, when the text lies on something with a background of its own, as a status bar. Without it, writing keeps the surface
  /// that the cell has.
  public var surface: Role?
  /// Added to the attributes that the theme gives the role.
  public var attributes: Attributes

  /// A style by its meaning.
  public init(_ role: Role, _ attributes: Attributes = [], on surface: Role? = nil) {
    self.role = role
    self.surface = surface
    self.attributes = attributes
  }

  /// Ordinary text.
  public static let text = Style(.text)

  /// The same style with more attributes.
  public func adding(_ more: Attributes) -> Style { Style(role, attributes.union(more), on: surface) }

  /// The same style on another surface.
  public func on(_ surface: Role?) -> Style { Style(role, attributes, on: surface) }
}
