import Raft

extension Cluster {
  /// Tells a node to start an election.
  mutating func campaign(_ id: NodeID) {
    guard let position = runningPosition(of: id) else { return }
    draft.add(.campaignAsked(id))
    attempt(at: position) { node throws(RaftError) in try node.campaign() }
  }

  /// Tells the leader to hand over its office.
  mutating func transfer(to id: NodeID) {
    guard let leader, let position = position(of: leader) else {
      draft.add(.impossible(reason: "nobody leads"))
      return
    }
    draft.add(.transferAsked(from: leader, to: id))
    attempt(at: position) { node throws(RaftError) in node.transferLeader(to: id) }
  }

  /// Makes a node forget who leads.
  mutating func forgetLeader(_ id: NodeID) {
    guard let position = runningPosition(of: id) else { return }
    draft.add(.forgetAsked(id))
    attempt(at: position) { node throws(RaftError) in try node.forgetLeader() }
  }

  /// Stops or allows new fast proposals at all nodes (rule R17).
  mutating func switchFastProposals(_ isOn: Bool) {
    fastProposalsOn = isOn
    draft.add(.fastProposalsSwitched(isOn))
    for position in nodes.indices { nodes[position].raft?.fastProposalsSuspended = !isOn }
  }

  /// Proposes a membership change at the leader, and starts the machines that are new in it.
  mutating func changeMembers(_ changes: [MemberChange], _ confChange: AnyConfChange, asked: (NodeID) -> Fact) {
    guard let leader, let position = position(of: leader) else {
      draft.add(.impossible(reason: "nobody leads"))
      return
    }
    draft.add(asked(leader))
    for change in changes where change.kind != .remove && self.position(of: change.node) == nil { join(change.node) }
    // Joining may have moved the leader's place in the array.
    attempt(at: self.position(of: leader) ?? position) { node throws(RaftError) in try node.proposeConfChange(confChange) }
  }

  /// Starts a new machine with an empty log. Like one that is told the founding members on its command line, it knows the membership that
  /// the cluster began with, and learns all later changes from the log; of a bootstrapped cluster it knows nothing but what the log says.
  private mutating func join(_ id: NodeID) {
    let place = nodes.firstIndex { $0.id > id } ?? nodes.count
    nodes.insert(SimulatedNode(id: id, confState: storedConfState), at: place)
    start(at: place)
    draft.add(.joined(id))
    pump(at: place)
  }
}
