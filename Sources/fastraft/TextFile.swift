import Foundation

/// Reads and writes text files, with errors that a person can act upon.
enum TextFile {
  /// The text of a file.
  ///
  /// - Throws: ``Failure`` with status 2 when there is none, when it is a directory, or when it is not text.
  static func read(_ path: String, expected: String) throws -> String {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw Failure.unusable("\(path): no such file; expected \(expected)")
    }
    if isDirectory.boolValue { throw Failure.unusable("\(path): is a directory; expected \(expected)") }
    // Through a handle, so that pipes can be read too.
    guard let handle = FileHandle(forReadingAtPath: path), let data = try? handle.readToEnd() ?? Data() else {
      throw Failure.unusable("\(path): cannot be read; expected \(expected)")
    }
    guard !data.contains(0), let text = String(data: data, encoding: .utf8) else {
      throw Failure.unusable("\(path): is not text in UTF-8; expected \(expected)")
    }
    return text
  }

  /// Writes a file whole or not at all; an existing one is left alone.
  ///
  /// - Throws: ``Failure`` with status 2.
  static func writeNew(_ path: String, _ text: String) throws {
    if FileManager.default.fileExists(atPath: path) {
      throw Failure.unusable("\(path): exists already; expected a new file's name")
    }
    do { try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic) } catch {
      throw Failure.unusable("\(path): cannot be written; expected a name in a directory that can be written to")
    }
  }
}
