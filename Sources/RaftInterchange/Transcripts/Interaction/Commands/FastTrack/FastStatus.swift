import Raft

extension InteractionEnvironment {
  /// `fast-status 1`: shows both frontiers, why the fast track is closed, the votes at each index that is not committed, and the node's own
  /// proposals in flight.
  func fastStatus(_ directive: Directive) throws(CommandFailure) {
    let node = nodes[try firstPosition(directive)].raft
    let status = node.fastStatus
    let basic = node.basicStatus
    output.write("commit=\(basic.hardState.commit) fast=\(status.fast) applied=\(basic.applied)\n")
    if basic.softState.role == .leader {
      output.write(status.closure.map { "closed: \($0.reason)\n" } ?? "open since no-op \(status.noop)\n")
    }
    for tally in status.tallies { output.write(text(of: tally)) }
    for pending in status.pending {
      let place = pending.index == 0 ? "backing off" : "at \(pending.index)"
      output.write("proposal \(pending.content) \(place), attempt \(pending.attempt)\n")
    }
  }

  private func text(of tally: FastTally) -> String {
    var text = "\(tally.index): \(tally.voteCount) of \(tally.voterCount) voters, classic quorum \(tally.classicQuorum), "
    text += "fast quorum \(tally.fastQuorum)\n"
    for candidate in tally.candidates {
      let mark = candidate.content == tally.decided ? " decided" : ""
      let voters = candidate.voters.map(String.init).joined(separator: " ")
      text += "  \(quotedText(candidate.entry.data)) id=\(candidate.content) by (\(voters))\(mark)\n"
    }
    return text
  }

  /// `slots 2`: shows the self-approved entries of the node, or, while it is down, of its disk.
  func slots(_ directive: Directive) throws(CommandFailure) {
    let node = nodes[try firstPosition(directive, mayBeDown: true)]
    let entries = node.isDown ? node.raft.storage.memory.slots : node.raft.fastStatus.slots
    output.write(entries.isEmpty ? "no slots\n" : entries.describe())
  }
}

extension FastTrackClosure {
  /// The reason, with the numbers that were compared.
  fileprivate var reason: String {
    switch self {
    case .notLeader: "not the leader"
    case .noopUncommitted(let noop, let commit): "no-op \(noop) is not committed (commit \(commit))"
    case .confChangePending(let index): "a conf change up to \(index) may be unapplied"
    case .jointConfiguration: "the configuration is joint"
    case .barrierUncommitted(let barrier, let commit): "barrier \(barrier) is not committed (commit \(commit))"
    }
  }
}
