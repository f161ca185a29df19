import RaftSimulation

/// A place in the run that has a letter.
struct Mark: Hashable, Sendable {
  var branch: Branch.ID
  var event: Int
}
