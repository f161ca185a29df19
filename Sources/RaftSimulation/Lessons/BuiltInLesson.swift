/// A lesson that comes with the program.
public struct BuiltInLesson: Hashable, Sendable {
  /// The name by which it is opened, such as `leader-election`.
  public var name: String
  /// Its text, as a file would hold it.
  public var text: String

  private init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// What one knows after it, in one line.
  public var teaches: String { (try? lesson().teaches) ?? "" }

  /// What it is called.
  public var title: String { (try? lesson().title) ?? "" }

  /// The lesson. Those that come with the program are all well formed; a test sees to it.
  ///
  /// - Throws: ``ScenarioError``.
  public func lesson() throws(ScenarioError) -> Lesson { try Lesson.parse(text, file: "\(name).lesson") }

  /// All of them, in the order in which they build on each other.
  public static let all: [BuiltInLesson] = [
    BuiltInLesson("what-is-a-log", PackageResources.what_is_a_log_lesson),
    BuiltInLesson("leader-election", PackageResources.leader_election_lesson),
    BuiltInLesson("replication-and-commit", PackageResources.replication_and_commit_lesson),
    BuiltInLesson("the-fast-track", PackageResources.the_fast_track_lesson),
    BuiltInLesson("quorum-arithmetic", PackageResources.quorum_arithmetic_lesson),
    BuiltInLesson("contention-and-fall-back", PackageResources.contention_and_fall_back_lesson),
    BuiltInLesson("leader-dies-after-a-fast-commit", PackageResources.leader_dies_after_a_fast_commit_lesson),
    BuiltInLesson("partitions-and-stale-leaders", PackageResources.partitions_and_stale_leaders_lesson),
    BuiltInLesson("a-rule-switched-off", PackageResources.a_rule_switched_off_lesson),
    BuiltInLesson("why-the-new-leader-must-ask", PackageResources.why_the_new_leader_must_ask_lesson),
  ]

  /// The one with this name.
  public static func named(_ name: String) -> BuiltInLesson? { all.first { $0.name == name } }
}
