/// A scenario that comes with the program.
public struct BuiltInScenario: Hashable, Sendable {
  /// The name by which it is opened, such as `fast-commit`.
  public var name: String
  /// Its text, as a file would hold it.
  public var text: String
  /// What it is for.
  public var group: Group

  /// What scenarios are for.
  public enum Group: String, Hashable, Sendable, CaseIterable {
    /// It shows how the protocol works.
    case story = "How it works"
    /// It shows what a safety rule is for, by switching it off.
    case breakIt = "Break it: a safety rule is switched off, and something goes wrong"
  }

  init(_ name: String, _ bytes: [UInt8], _ group: Group = .story) {
    self.name = name
    self.group = group
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// What it shows, in one line.
  public var title: String { (try? scenario().title) ?? "" }

  /// The scenario. Those that come with the program are all well formed; a test sees to it.
  ///
  /// - Throws: ``ScenarioError``.
  public func scenario() throws(ScenarioError) -> Scenario { try Scenario.parse(text, file: "\(name).fastraft") }

  /// All of them, in the order in which a newcomer would open them.
  public static let all: [BuiltInScenario] = stories + breakIt

  private static let stories: [BuiltInScenario] = [
    BuiltInScenario("first-steps", PackageResources.first_steps_fastraft),
    BuiltInScenario("fast-commit", PackageResources.fast_commit_fastraft),
    BuiltInScenario("classic-commit", PackageResources.classic_commit_fastraft),
    BuiltInScenario("contention", PackageResources.contention_fastraft),
    BuiltInScenario("split-vote", PackageResources.split_vote_fastraft),
    BuiltInScenario("leader-dies-after-fast-commit", PackageResources.leader_dies_after_fast_commit_fastraft),
    BuiltInScenario("leader-dies-with-minority", PackageResources.leader_dies_with_minority_fastraft),
    BuiltInScenario("partition", PackageResources.partition_fastraft),
    BuiltInScenario("crash-before-vote", PackageResources.crash_before_vote_fastraft),
    BuiltInScenario("lost-votes", PackageResources.lost_votes_fastraft),
  ]

  /// The one with this name.
  public static func named(_ name: String) -> BuiltInScenario? { all.first { $0.name == name } }
}
