import Foundation

/// Reads a person's file.
enum UserFile {
  /// No file of these kinds is larger; what is larger is something else, and not read into memory to find out.
  static let bytesMax = 1 << 20

  /// The text of a file.
  static func text(of path: String, expected: String, orIfMissing alternative: String = "") throws(UserFileError) -> String {
    var isDirectory: ObjCBool = false
    let missing = expected + alternative
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw UserFileError(
        file: path, problem: "there is no such file; expected is \(missing)")
    }
    if isDirectory.boolValue { throw UserFileError(file: path, problem: "this is a directory; expected is \(expected)") }
    let data = try bytes(of: path, expected: expected)
    guard data.count <= bytesMax else {
      throw UserFileError(file: path, problem: "the file is larger than 1 MiB; expected is \(expected)")
    }
    guard let text = String(data: data, encoding: .utf8), !text.utf8.contains(0) else {
      throw UserFileError(file: path, problem: "the file is not text in UTF-8; expected is \(expected)")
    }
    return text
  }

  /// At most one byte more than is allowed.
  private static func bytes(of path: String, expected: String) throws(UserFileError) -> Data {
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? handle.close() }
      return try handle.read(upToCount: bytesMax + 1) ?? Data()
    } catch {
      throw UserFileError(file: path, problem: "the file cannot be read; expected is \(expected) that you may read")
    }
  }
}
