import Raft

/// The elections of a run up to a state, taken from the records of its events.
public struct ElectionHistory: Sendable {
  /// The elections, in the order in which the campaigns began.
  public private(set) var elections: [Election] = []

  /// Takes in what an event did.
  mutating func note(_ record: EventRecord) {
    guard record.facts.contains(where: Self.isRelevant) else { return }
    var arrived: InFlightMessage?
    for fact in record.facts {
      switch fact {
      case .delivered(let item) where item.message.kind == .voteResponse:
        arrived = item
        noteAnswer(item, event: record.number)
      case .decision(let node, let decision): note(decision, of: node, arrived: arrived, event: record.number)
      case .crashed(let node, _): end(of: node, .lost(event: record.number, reason: .crashed))
      default: break
      }
    }
  }

  private static func isRelevant(_ fact: Fact) -> Bool {
    switch fact {
    case .delivered(let item): item.message.kind == .voteResponse
    case .crashed, .decision(_, .campaignStarted), .decision(_, .roleChanged): true
    default: false
    }
  }

  private mutating func note(_ decision: Decision, of node: NodeID, arrived: InFlightMessage?, event: Int) {
    switch decision {
    case .campaignStarted(let term, preVote: false, let last):
      elections.append(Election(candidate: node, term: term, event: event, logEnd: last))
    case .pollCounted(let voter, let granted, preVote: false, _, _, let quorum):
      noteBallot(of: node, voter: voter, isGrant: granted, quorum: quorum, event: event)
    case .recovered(let index, let content, let reports, _, let byMajority):
      change(node) { election in
        election.recoveries.append(Election.Recovery(index: index, content: content, reports: reports, isByMajority: byMajority))
      }
    case .recoveryEnded(let index, _): change(node) { $0.endIndex = index }
    case .roleChanged(let role, let term, let leader): noteRole(of: node, role, term, leader, event: event)
    default: break
    }
  }

  private mutating func noteBallot(of node: NodeID, voter: NodeID, isGrant: Bool, quorum: Int, event: Int) {
    change(node) { election in
      election.quorum = quorum
      if voter == node {
        let own = Election.Answer(voter: node, message: nil, event: event, isGrant: isGrant, indexes: [], isLate: false)
        election.answers.append(own)
      }
      if election.grants.contains(voter) || election.refusals.contains(voter) { return }
      if isGrant { election.grants.append(voter) } else { election.refusals.append(voter) }
    }
  }

  private mutating func noteAnswer(_ item: InFlightMessage, event: Int) {
    let message = item.message
    guard let position = elections.lastIndex(where: { $0.candidate == message.to && $0.term == message.term }) else { return }
    let isLate = !elections[position].isRunning
    elections[position].answers.append(
      Election.Answer(
        voter: message.from, message: item.number, event: event, isGrant: !message.reject, indexes: message.entries.map(\.index),
        isLate: isLate))
  }

  private mutating func noteRole(of node: NodeID, _ role: Role, _ term: Term, _ leader: NodeID, event: Int) {
    guard let position = running(node) else { return }
    switch role {
    case .leader: end(of: node, .won(event: event))
    case .candidate, .preCandidate: end(of: node, .lost(event: event, reason: .campaignedAgain))
    case .follower where term > elections[position].term: end(of: node, .lost(event: event, reason: .higherTerm(term)))
    case .follower where leader != noNode: end(of: node, .lost(event: event, reason: .otherLeader(leader)))
    case .follower: end(of: node, .lost(event: event, reason: .refused))
    }
  }

  private mutating func end(of node: NodeID, _ outcome: Election.Outcome) {
    change(node) { $0.outcome = outcome }
  }

  private func running(_ node: NodeID) -> Int? {
    elections.lastIndex { $0.candidate == node && $0.isRunning }
  }

  private mutating func change(_ node: NodeID, _ body: (inout Election) -> Void) {
    if let position = running(node) { body(&elections[position]) }
  }
}
