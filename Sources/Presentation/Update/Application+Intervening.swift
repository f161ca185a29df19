import Raft
import RaftSimulation
import TerminalUI

extension Application {
  /// Does something to the cluster.
  mutating func intervene(_ action: Action, repeats: Int?) {
    switch action {
    case .propose: overlay = .prompt(Prompt(.propose(selectedNode), suggestion: run.suggestedValue))
    case .contend: contend()
    case .read: overlay = .prompt(Prompt(.read(selectedNode), suggestion: selectedRow?.keyValues.first?.key ?? "k"))
    case .campaign: actIfAlive("is down and cannot campaign; X restarts it") { .campaign($0) }
    case .killLeader: killLeader()
    case .crash: actIfAlive("is down already; X restarts it") { .crash($0, .now) }
    case .restart: restart()
    case .tick: act(.tick(nil), times: min(repeats ?? 1, 1000))
    case .stepNode: perform(line: "step\(repeats.map { " \(min($0, 1000))" } ?? "") at \(selectedNode)")
    case .fastSwitch: switchFast()
    case .members: overlay = .members(ListCursor())
    default: break
    }
  }

  /// The row of the selected node.
  var selectedRow: NodeRow? { run.view(indexes: 1...1).rows.first { $0.id == selectedNode } }

  private mutating func actIfAlive(_ objection: String, _ input: (NodeID) -> Input) {
    guard selectedRow?.isAlive == true else {
      problem("S\(selectedNode) \(objection)")
      return
    }
    act(input(selectedNode))
  }

  private mutating func restart() {
    guard selectedRow?.isAlive == false else {
      problem("S\(selectedNode) runs; x crashes it")
      return
    }
    act(.restart(selectedNode))
  }

  private mutating func killLeader() {
    guard let leader = run.leaderID else {
      problem("no leader to kill; t lets the selected node start an election")
      return
    }
    act(.crash(leader, .now))
  }

  private mutating func switchFast() {
    let view = run.view(indexes: 1...1)
    guard view.fastPath else {
      problem("this cluster runs without the fast track for its whole life (R17); start without --classic")
      return
    }
    act(.fastProposals(!view.fastProposalsOn))
  }

  /// Lets the selected node and the next live follower propose at the same moment, so that they aim at the same index.
  private mutating func contend() {
    let view = run.view(indexes: 1...1)
    let followers = view.rows.filter { $0.isAlive && $0.id != view.leader }.map(\.id)
    let first = followers.contains(selectedNode) ? selectedNode : followers.first
    guard let first, let second = followers.first(where: { $0 > first }) ?? followers.first(where: { $0 != first }) else {
      problem("contention takes two live followers")
      return
    }
    let values = run.suggestedValues(count: 2)
    perform(line: "contend \(first) \(values[0]) \(second) \(values[1])")
  }

  /// Takes the answer to a question.
  mutating func submit(_ prompt: Prompt) {
    let answer = prompt.answer
    switch prompt.kind {
    case .propose(let node): act(.propose(node: node, value: answer))
    case .read(let node): act(.read(node: node, key: answer))
    case .search:
      searchText = answer
      search(forward: true)
    case .command:
      if answer.isEmpty { return }
      if commandHistory.last != answer { commandHistory.append(answer) }
      performCommand(answer)
    }
  }
}
