/// Two states of a run beside each other: in what they differ, and, when they stand on different branches, where these part.
public struct StateComparison: Hashable, Sendable {
  /// A place in the run.
  public struct Place: Hashable, Sendable {
    /// The branch.
    public var branch: Branch.ID
    /// Its name.
    public var branchName: String
    /// The event behind which the state stands.
    public var event: Int

    /// The place in words: `event 41 of main`.
    public var text: String { "event \(event) of \(branchName)" }
  }

  /// The event at which two branches part in state.
  public struct Parting: Hashable, Sendable {
    /// The first event after which their states differ.
    public var event: Int
    /// The command of that event on the first branch; nil when it ends before.
    public var one: String?
    /// The command of that event on the second branch; nil when it ends before.
    public var other: String?
    /// In what the states differ right after it.
    public var differences: [StateDifference]

    /// The whole in words.
    public func text(_ comparison: StateComparison) -> String {
      func words(_ place: Place, _ command: String?) -> String {
        "\(place.branchName) \(command.map { "goes on with :\($0)" } ?? "ends before")"
      }
      return "they part at event \(event): \(words(comparison.one, one)), \(words(comparison.other, other))"
    }
  }

  /// The first place.
  public var one: Place
  /// The second.
  public var other: Place
  /// All differences of the two states, the one to name first at the beginning; empty when the states are the same.
  public var differences: [StateDifference]
  /// Where the branches part, when there are two and they do.
  public var parting: Parting?

  /// The comparison in one line, with the first difference named.
  public var headline: String {
    guard let first = differences.first else { return "\(one.text) and \(other.text) are the same in every respect" }
    let others = differences.count == 1 ? "" : ", and \(counted(differences.count - 1, "other difference"))"
    return "\(one.text) against \(other.text): \(first.text)\(others)"
  }
}
