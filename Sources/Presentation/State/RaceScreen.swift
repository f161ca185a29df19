import Raft
import RaftSimulation

/// Race mode: the same seed, network and proposals on both tracks, side by side.
struct RaceScreen: Sendable {
  /// Both lanes.
  var race: Race
  /// Where the next proposal is made.
  var selectedNode: NodeID
  /// The command that was last given to both lanes, or why it was not.
  var notice = "p proposes at the selected node in both lanes, l moves whichever is due, Space lets it run"

  init(_ run: Run, selectedNode: NodeID) {
    race = Race(replaying: run)
    self.selectedNode = selectedNode
  }

  /// Gives a command to both lanes.
  mutating func perform(_ line: String) {
    do {
      try race.perform(line: line)
      notice = ":\(line)"
    } catch { notice = "\(error)" }
  }
}
