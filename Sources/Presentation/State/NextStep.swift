import RaftSimulation

/// Something that a person may want to do next, with the key for it.
struct NextStep: Hashable, Sendable {
  /// The action whose key is shown.
  var action: Action
  /// What the key leads to, in a few words.
  var text: String

  init(_ action: Action, _ text: String) {
    self.action = action
    self.text = text
  }
}

extension Application {
  /// What lies close at hand where the run stands, most useful first. Shown wherever there is room for it, so that nobody has to know the
  /// program to go on.
  func nextSteps(_ view: ClusterView) -> [NextStep] {
    if !run.isAtHead { return stepsInThePast }
    var steps = view.leader == nil ? stepsWithoutLeader(view) : stepsWithLeader(view)
    steps.append(NextStep(.back, "one event back; acting there starts a branch, nothing is lost"))
    steps.append(
      NextStep(.gallery, "\(BuiltInLesson.all.count) lessons and \(BuiltInScenario.all.count) scenarios, each with one line"))
    steps.append(NextStep(.legend, "what every mark means;  \(keyName(of: .help)) every key"))
    return steps
  }

  private var stepsInThePast: [NextStep] {
    [
      NextStep(.forward, "one event on, as it is recorded"), NextStep(.nextMilestone, "on to the next election, decision, commit or fault"),
      NextStep(.end, "to the end of the run"), NextStep(.propose, "or do anything else: it starts a branch, and this future stays"),
    ]
  }

  private func stepsWithLeader(_ view: ClusterView) -> [NextStep] {
    let leader = view.leader.map(nodeName) ?? ""
    return [
      NextStep(.propose, "propose at \(nodeName(selectedNode)), then \(keyName(of: .forward)) message after message: watch the votes"),
      NextStep(.contend, "two nodes propose at once, for the same index"),
      NextStep(.killLeader, "crash the leader \(leader), best while messages are on their way"),
      NextStep(.race, "race the fast track against classic Raft"),
    ]
  }

  private func stepsWithoutLeader(_ view: ClusterView) -> [NextStep] {
    var steps = [
      NextStep(
        .campaign,
        "let \(nodeName(selectedNode)) time out: it stands for election (\(keyName(of: .rowDown)) \(keyName(of: .rowUp)) select)"),
      NextStep(.nextMilestone, "or let time pass until somebody does"),
      NextStep(.whyNot, "why nobody is elected yet"),
    ]
    if let down = view.links.downNodes.first {
      steps.append(NextStep(.restart, "restart the selected node; \(nodeName(down)) is down"))
    }
    return steps
  }

  /// A word on where to look, behind the answer to a key that reached a milestone; empty when nothing is called for.
  func advice(after record: EventRecord) -> String {
    if record.milestones.isEmpty { return "" }
    if record.milestones.contains(.election), let leader = run.leaderID {
      return "   \(nodeName(leader)) leads: \(keyName(of: .recovery)) shows what its voters reported"
    }
    if record.milestones.contains(.commitFast) { return "   committed fast: \(keyName(of: .why)) says why that is safe" }
    if record.milestones.contains(.fault) && run.leaderID == nil {
      return "   nobody leads: \(keyName(of: .campaign)) lets \(nodeName(selectedNode)) stand, what was sent still arrives"
    }
    return ""
  }
}
