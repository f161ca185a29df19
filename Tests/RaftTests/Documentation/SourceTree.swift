import Foundation

/// The package's own files, for tests that read them.
enum SourceTree {
  /// The package's directory.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The text of a file, by its path within the package.
  static func text(_ path: String) throws -> String { try String(contentsOf: root.appending(path: path), encoding: .utf8) }

  /// The paths of the files below a directory that end in `suffix`, sorted.
  static func files(below directory: String, suffix: String) throws -> [String] {
    let all = try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: directory).path)
    return all.filter { $0.hasSuffix(suffix) }.sorted().map { "\(directory)/\($0)" }
  }
}
