/// Something that the mouse did at a cell.
public struct MouseEvent: Hashable, Sendable {
  /// What the mouse did.
  public enum Action: Hashable, Sendable {
    /// A button went down.
    case press(Button)
    /// A button went up.
    case release(Button)
    /// The mouse moved with a button down.
    case drag
    /// The wheel turned away from the person.
    case wheelUp
    /// The wheel turned towards the person.
    case wheelDown
  }

  /// A button of the mouse.
  public enum Button: Hashable, Sendable {
    /// The left one, or the only one.
    case left
    /// The middle one.
    case middle
    /// The right one.
    case right
  }

  /// What was done.
  public var action: Action
  /// The cell under the pointer.
  public var position: Point

  /// An action at a cell.
  public init(_ action: Action, at position: Point) {
    self.action = action
    self.position = position
  }
}
