/// What a node finds in its storage when it starts.
public struct InitialState: Hashable, Sendable {
  /// The stored hard state.
  public var hardState: HardState
  /// The membership of the latest snapshot.
  public var confState: ConfState
  /// The stored self-approved entries, ascending by index (rule R11).
  public var slots: [Entry]

  /// Makes an initial state.
  public init(hardState: HardState = HardState(), confState: ConfState = ConfState(), slots: [Entry] = []) {
    self.hardState = hardState
    self.confState = confState
    self.slots = slots
  }
}
