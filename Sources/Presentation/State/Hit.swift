import Raft
import RaftSimulation
import TerminalUI

/// What a click on a part of the last frame means.
struct Hit: Hashable, Sendable {
  /// The thing that was drawn there.
  enum Target: Hashable, Sendable {
    case node(NodeID)
    /// What a node holds at an index.
    case cell(NodeID, LogIndex)
    /// A row of the messages in flight.
    case flowRow(Int)
    case event(Int)
    /// The line of the run: the event of each column. It can be dragged along.
    case timeline([Int])
    case branch(Branch.ID)
    case pane(Pane)
    case action(Action)
    /// The same as pressing a key.
    case key(KeyEvent)
    /// A row of the list that lies on top.
    case choice(Int)
    /// A direction of a link in the link matrix.
    case link(row: Int, column: Int)
    /// What a line of the palette may become.
    case completion(Int)
    /// Nothing, though something lies below.
    case nothing
  }

  var rect: Rect
  var target: Target
}
