import Raft
import RaftSimulation
import TerminalUI

extension Application {
  /// Races what has happened so far on both tracks.
  mutating func openRace() {
    guard run.settings.fastPath else {
      problem("a race needs the fast track; start without --classic")
      return
    }
    play.isPlaying = false
    raceScreen = RaceScreen(run, selectedNode: selectedNode)
  }

  /// Takes a key in race mode.
  mutating func handleRace(_ key: KeyEvent) {
    guard var screen = raceScreen else { return }
    switch key {
    case .character("q"), .escape, .character("F"):
      raceScreen = nil
      play.isPlaying = false
      return
    case .character("l"), .right: for _ in 0..<takeCount() { _ = screen.race.playForward() }
    case .character("L"): screen.race.settle()
    case .character(" "): play.isPlaying.toggle()
    case .character("["): play.changeSpeed(by: -1)
    case .character("]"): play.changeSpeed(by: 1)
    case .character("j"), .down: screen.selectedNode = min(screen.selectedNode + 1, NodeID(run.settings.nodeCount))
    case .character("k"), .up: screen.selectedNode = max(screen.selectedNode - 1, 1)
    case .character("p"): screen.perform("propose \(screen.selectedNode) \(screen.race.fast.suggestedValue)")
    case .character("P"): contend(&screen)
    case .character("K"): screen.perform("crash leader")
    case .character("X"): screen.perform("restart \(screen.selectedNode)")
    case .character("x"): screen.perform("crash \(screen.selectedNode)")
    case .character("t"): screen.perform("campaign \(screen.selectedNode)")
    case .character("C"): screen.perform("heal")
    case .character("d"): screen.loseMore()
    case .character(let digit) where digit.isASCII && digit.isNumber:
      count = min((count ?? 0) * 10 + (digit.wholeNumberValue ?? 0), 10_000)
    default:
      screen.notice =
        "\(KeyName.text(key)) does nothing in a race; l L move on, j k select a node, d loses messages, [ ] speed, C heals, q leads back"
    }
    raceScreen = screen
  }

  private mutating func takeCount() -> Int {
    defer { count = nil }
    return count ?? 1
  }

  private func contend(_ screen: inout RaceScreen) {
    let view = screen.race.fast.view(indexes: 1...1)
    let followers = view.rows.filter { $0.isAlive && $0.id != view.leader }.map(\.id)
    guard followers.count > 1 else {
      screen.notice = "contention takes two live followers"
      return
    }
    let values = screen.race.fast.suggestedValues(count: 2)
    screen.perform("contend \(followers[0]) \(values[0]) \(followers[1]) \(values[1])")
  }

  /// Lets both lanes move.
  mutating func playRace(events: Int) {
    for _ in 0..<events { _ = raceScreen?.race.playForward() }
  }
}
