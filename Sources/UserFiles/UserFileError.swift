/// A theme that cannot be used.
public struct UserFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file as it was named, or nothing when no file was looked at.
  public var file: String?
  /// The line in it, counted from 1, when one is to blame.
  public var line: Int?
  /// What was wrong and what is accepted.
  public var problem: String

  /// One line: file, line, problem.
  public var description: String {
    [file, line.map(String.init)].compactMap(\.self).map { $0 + ":" }.joined() + (file == nil ? "" : " ") + problem
  }
}
