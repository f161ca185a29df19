import Foundation

/// Reads and writes text files, with errors that a person can act upon.
enum TextFile {
  /// The most bytes that are read: far more than a person writes, and an end for files that have none.
  private static let bytesMax = 16 << 20

  /// The text of a file, or of a pipe.
  ///
  /// - Throws: ``Failure`` with status 2 when there is none, when it is a directory, when it is not text, or when it has no end.
  static func read(_ path: String, expected: String) throws -> String {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw Failure.unusable("\(path): no such file; expected \(expected)")
    }
    if isDirectory.boolValue { throw Failure.unusable("\(path): is a directory; expected \(expected)") }
    // Through a handle, so that pipes can be read too.
    guard let data = try? FileHandle(forReadingFrom: URL(fileURLWithPath: path)).read(upToCount: bytesMax + 1) ?? Data() else {
      throw Failure.unusable("\(path): cannot be read; expected \(expected)")
    }
    let isBinary = data.contains(0)
    if data.count > bytesMax && !isBinary { throw Failure.unusable("\(path): is larger than \(bytesMax >> 20) MB; expected \(expected)") }
    guard !isBinary, let text = String(data: data, encoding: .utf8) else {
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
