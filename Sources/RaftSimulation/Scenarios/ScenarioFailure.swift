/// Where and why a scenario failed.
public struct ScenarioFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file, as it was named.
  public var file: String
  /// The line, counted from 1.
  public var line: Int
  /// What was wrong, in one line.
  public var message: String
  /// The event behind which it stopped.
  public var event: Int

  /// `FILE:7: …`, in one line.
  public var description: String { "\(file):\(line): \(message)" }
}
