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
    do { try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic) } catch { throw cannotBeWritten(path) }
  }

  /// Writes a file whole or not at all, over an existing one only if that is empty or a predecessor by what it says. Pipes and devices are
  /// written to as they are.
  ///
  /// - Throws: ``Failure`` with status 2.
  static func write(_ path: String, _ text: String, overAny isPredecessor: (String) -> Bool) throws {
    let type = try? FileManager.default.attributesOfItem(atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)[.type]
    switch type as? FileAttributeType {
    case nil: return try writeNew(path, text)
    case .typeRegular?:
      // The beginning is enough, and may end within a character.
      let head = (try? FileHandle(forReadingFrom: URL(fileURLWithPath: path)).read(upToCount: 256)) ?? Data()
      if !head.isEmpty && !isPredecessor(String(decoding: head, as: UTF8.self)) { return try writeNew(path, text) }
      do { try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic) } catch { throw cannotBeWritten(path) }
    case .typeDirectory?: throw Failure.unusable("\(path): is a directory; expected a file's name")
    default:
      guard let handle = FileHandle(forWritingAtPath: path) else { throw cannotBeWritten(path) }
      do { try handle.write(contentsOf: Data(text.utf8)) } catch { throw cannotBeWritten(path) }
    }
  }

  private static func cannotBeWritten(_ path: String) -> Failure {
    .unusable("\(path): cannot be written; expected a name in a directory that can be written to")
  }
}
