import Raft
import RaftSimulation

/// Race mode: the same seed, network and proposals on both tracks, side by side.
struct RaceScreen: Sendable {
  /// What was done in a race, so that it can be done again on a network that loses messages.
  private struct Act: Sendable {
    var microseconds: UInt64
    var line: String
  }

  /// Both lanes.
  var race: Race
  /// Where the next proposal is made.
  var selectedNode: NodeID
  /// The command that was last given to both lanes, or why it was not.
  var notice = "p proposes at the selected node in both lanes, l moves whichever is due, Space lets it run"
  /// Of a thousand messages on each link so many are lost, in both lanes.
  private(set) var lossPermille = 0

  /// What had happened before the race.
  private let run: Run
  private var acts: [Act] = []

  /// The losses to choose from, in messages of a thousand.
  private static let losses = [0, 50, 100, 200, 300]

  init(_ run: Run, selectedNode: NodeID) {
    self.run = run
    race = Race(replaying: run)
    self.selectedNode = selectedNode
    let count = race.omissions.count
    if count > 0 {
      notice =
        "\(count) act\(count == 1 ? "" : "s") on single messages left out: the lanes send different ones; p proposes, l moves, Space plays"
    }
  }

  /// Gives a command to both lanes.
  mutating func perform(_ line: String) {
    let time = race.time
    do {
      try race.perform(line: line)
      acts.append(Act(microseconds: time, line: line))
      notice = ":\(line)"
    } catch { notice = "\(error)" }
  }

  /// Runs the same race on a network that loses more, or nothing after the most: the same proposals and faults at the same times.
  mutating func loseMore() {
    let position = Self.losses.firstIndex(of: lossPermille) ?? 0
    lossPermille = Self.losses[(position + 1) % Self.losses.count]
    race = Race(replaying: run, lossPermille: lossPermille)
    for act in acts {
      race.play(until: act.microseconds)
      // What cannot be done this time, such as restarting a node that is up, is left out as it would be at the keyboard.
      try? race.perform(line: act.line)
    }
    let loss = lossPermille == 0 ? "no message is lost" : "\(lossPermille / 10) % of all messages are lost"
    notice = "the same race again, from the start: \(loss); L lets it settle"
  }
}
