/// A line of a scenario that no macro step stands for.
public struct ScheduleReadingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file, as it was named.
  public var file: String
  /// The line, counted from 1.
  public var line: Int
  /// What is wrong there, and what was expected.
  public var problem: String

  /// `FILE:7: …; expected …`, in one line.
  public var description: String { "\(file):\(line): \(problem)" }
}
