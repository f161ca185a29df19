import RaftSimulation

extension OnwardReport.Counterexample {
  /// A step in the words of commands.
  public struct StepText: Hashable, Sendable {
    /// The command for what was chosen, in words that last beyond the run.
    public var command: String
    /// How many messages arrive at once behind it.
    public var followerCount: Int

    /// ` and 2 that follow at once`, or nothing.
    public var followers: String {
      switch followerCount {
      case 0: ""
      case 1: "   and 1 that follows at once"
      default: "   and \(followerCount) that follow at once"
      }
    }
  }

  /// The steps as commands.
  ///
  /// - Parameter run: the run that the search went on from, with the same cursor.
  public func stepTexts(behind run: Run) -> [StepText] {
    var replay = run
    return steps.map { step in
      let command = step.first.map { "\(replay.lastingCommand(for: $0))" } ?? ""
      for input in step { replay.act(input) }
      return StepText(command: command, followerCount: step.count - 1)
    }
  }
}
