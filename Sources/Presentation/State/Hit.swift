import Raft
import RaftSimulation
import TerminalUI

/// What a click on a part of the last frame means.
struct Hit: Hashable, Sendable {
  /// The thing that was drawn there.
  enum Target: Hashable, Sendable {
    case node(NodeID)
    case message(MessageNumber)
    case event(Int)
    case pane(Pane)
    case action(Action)
  }

  var rect: Rect
  var target: Target
}
