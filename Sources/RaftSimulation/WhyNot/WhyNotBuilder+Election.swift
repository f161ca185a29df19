import Raft

extension WhyNotBuilder {
  func whyNotElected(_ id: NodeID) -> WhyNot {
    var answer = WhyNot(subject: .elect(id), hasHappened: false, headline: "", rule: .r1)
    let name = nodeName(id)
    guard let node = cluster.node(id), let replica = node.raft?.replica else {
      answer.headline = cluster.node(id) == nil ? "there is no \(name)" : "\(name) is down; it has to be restarted first"
      return answer
    }
    if replica.role == .leader {
      answer.hasHappened = true
      answer.headline = "\(name) leads in term \(replica.term)"
      return answer
    }
    var state = cluster
    answer.headline = "\(name) does not lead"
    if replica.role == .follower {
      guard replica.tracker.config.voters.contains(id) else {
        answer.headline = "\(name) is no voter, and only voters can be elected"
        answer.rule = .r14
        return answer
      }
      answer.first = .campaign(id)
      answer.headline = "\(name) does not lead, and does not stand for election: it would have to campaign first"
      state.apply(.campaign(id))
    }
    guard let standing = state.node(id)?.raft?.replica, standing.role == .candidate || standing.role == .preCandidate else {
      if state.leader == id { return wins(answer, name) }
      answer.headline =
        "\(name) does not stand for election when it is told to: a snapshot or a membership change has to be dealt with first"
      answer.rule = .r14
      return answer
    }
    addBallots(to: &answer, state, id, standing)
    addElectionWays(to: &answer, state, id, isPreVote: standing.role == .preCandidate)
    return answer
  }

  private func wins(_ answer: WhyNot, _ name: String) -> WhyNot {
    var answer = answer
    answer.headline = "\(name) does not lead; told to campaign it wins at once, since it is the only voter"
    return answer
  }

  private func addElectionWays(to answer: inout WhyNot, _ state: Cluster, _ id: NodeID, isPreVote: Bool) {
    let steps = WhyNotSteps(
      cluster: state, receiver: id, direct: [.voteResponse, .preVoteResponse], answered: [.vote, .preVote]
    ).steps { Self.electionEffect($0, id) }
    let goal: (Cluster) -> Bool = { cluster in
      guard let role = cluster.node(id)?.raft?.replica.role else { return false }
      return role == .leader || isPreVote && role == .candidate
    }
    addWays(to: &answer, from: state, steps, goal: goal) { end in
      end.node(id)?.raft?.replica.role == .leader ? "\(nodeName(id)) is elected" : "\(nodeName(id)) stands for election"
    }
  }

  private static func electionEffect(_ cluster: Cluster, _ id: NodeID) -> [UInt64] {
    guard let replica = cluster.node(id)?.raft?.replica else { return [] }
    let votes = replica.tracker.voterNodes.map { voter -> UInt64 in
      switch replica.tracker.vote(of: voter) {
      case true?: 2
      case false?: 1
      case nil: 0
      }
    }
    return votes + [UInt64(replica.role.rawValue), replica.term]
  }

  private func addBallots(to answer: inout WhyNot, _ state: Cluster, _ id: NodeID, _ standing: Replica<MemoryStorage>) {
    addBallotNeeds(to: &answer, standing, what: standing.role == .preCandidate ? "promises of a vote" : "votes") { voter in
      ballot(of: voter, for: id, standing, state)
    }
  }

  /// What a voter says, or would say if it were asked now: its own core is asked.
  private func ballot(of voter: NodeID, for id: NodeID, _ standing: Replica<MemoryStorage>, _ state: Cluster) -> String {
    if standing.tracker.vote(of: voter) == false { return "refused" }
    if state.node(voter)?.isAlive != true { return "is down" }
    let request = state.network.messages.first {
      $0.message.from == id && $0.message.to == voter && ($0.message.kind == .vote || $0.message.kind == .preVote)
        && $0.message.term >= standing.term
    }
    guard let request else {
      return WhyNotBuilder(state).silence(of: voter, to: id, carried: [.voteResponse, .preVoteResponse])
    }
    if state.network.status(of: request) == .cutOff { return "the link \(request.link) is cut" }
    var trial = state
    let record = trial.apply(.deliver(request.number))
    for fact in record.facts {
      guard case .decision(voter, let decision) = fact else { continue }
      switch decision {
      case .voteGranted, .voteRefused:
        let words = explainer.sentence(for: decision, of: voter).text
        return "asked by \(request.number) it " + words
      default: continue
      }
    }
    return "would not answer \(request.number)"
  }
}
