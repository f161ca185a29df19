/// All inputs of a run, in branches. What is recorded is the inputs alone: states are computed from them.
///
/// ```
/// main    ●──1──2──3──4──5──6
///                  └──4──5        acted at event 3: branch 1, the old future stays
/// ```
struct Journal: Hashable, Sendable {
  private(set) var branches: [Branch] = [Branch(id: 0, name: "main", parent: nil, forkEvent: 0)]

  /// The input of an event on a branch, or on one that the branch began from.
  func input(of event: Int, on branch: Branch.ID) -> Input? {
    let line = branches[branch]
    if event > line.forkEvent {
      let position = event - line.forkEvent - 1
      return position < line.inputs.count ? line.inputs[position] : nil
    }
    guard event > 0, let parent = line.parent else { return nil }
    return input(of: event, on: parent)
  }

  /// The branch that an event belongs to, seen from a branch that contains it.
  func owner(of event: Int, on branch: Branch.ID) -> Branch.ID {
    let line = branches[branch]
    guard event <= line.forkEvent, let parent = line.parent else { return branch }
    return owner(of: event, on: parent)
  }

  /// The milestones of a branch and of what it began from, ascending.
  func milestones(of branch: Branch.ID) -> [Milestone] {
    let line = branches[branch]
    guard let parent = line.parent else { return line.ownMilestones }
    return milestones(of: parent).prefix { $0.event <= line.forkEvent } + line.ownMilestones
  }

  /// Records an event at the end of a branch.
  mutating func append(_ input: Input, milestones: [MilestoneKind], to branch: Branch.ID) {
    branches[branch].inputs.append(input)
    let event = branches[branch].eventCount
    branches[branch].ownMilestones.append(contentsOf: milestones.map { Milestone(event: event, kind: $0) })
  }

  /// Begins a branch behind an event of another.
  mutating func fork(from branch: Branch.ID, at event: Int) -> Branch.ID {
    let parent = owner(of: event, on: branch)
    let id = branches.count
    branches.append(Branch(id: id, name: "branch \(id)", parent: parent, forkEvent: event))
    return id
  }

  mutating func rename(_ branch: Branch.ID, to name: String) {
    branches[branch].name = name
  }
}
