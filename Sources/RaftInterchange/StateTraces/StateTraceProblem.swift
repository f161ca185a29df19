/// Why there is no state trace of a run.
public enum StateTraceProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The cluster is on the fast track.
  case fastTrack
  /// The cluster begins with learners.
  case learners
  /// The nodes write to their disks asynchronously, which the specification does not know: to it a ready is durable at once.
  case slowDisks
  /// With bootstrapped members the event does something else.
  case otherCourse(event: Int, command: String)

  /// What is wrong and what was expected, on one line.
  public var description: String {
    switch self {
    case .fastTrack: "a state trace knows the classic track only; expected the word classic on the cluster line"
    case .learners: "a state trace starts from bootstrapped voters; expected a cluster line without learners=N, and learner N below it"
    case .slowDisks: "a state trace knows synchronous writes only; expected a cluster line without slow-disks"
    case .otherCourse(let event, let command):
      "event \(event), \(command), does something else when the members are bootstrapped, as a state trace wants it; write bootstrap on the "
        + "cluster line to see that run"
    }
  }
}
