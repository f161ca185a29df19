import Foundation

/// A directory for one test, removed when it is over.
final class TemporaryFiles {
  /// The directory.
  let directory: URL

  init() throws {
    directory = FileManager.default.temporaryDirectory.appendingPathComponent("fastraft-files-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: directory) }

  /// Writes a file there.
  func write(_ text: String, to name: String) throws { try Data(text.utf8).write(to: file(name)) }

  /// Writes bytes there.
  func write(_ bytes: [UInt8], to name: String) throws { try Data(bytes).write(to: file(name)) }

  /// A file there.
  func file(_ name: String) -> URL { directory.appendingPathComponent(name) }
}
