import Foundation

/// Reads a theme's file.
enum ThemeFile {
  /// No theme is larger; what is larger is something else, and not read into memory to find out.
  static let bytesMax = 1 << 20

  /// The text of a file.
  static func text(of path: String) throws(ThemeFileError) -> String {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw ThemeFileError(
        file: path, problem: "there is no such file; expected is a theme in TOML, or the name of one without slash and .toml")
    }
    if isDirectory.boolValue { throw ThemeFileError(file: path, problem: "this is a directory; expected is a theme in TOML") }
    let data = try bytes(of: path)
    guard data.count <= bytesMax else {
      throw ThemeFileError(file: path, problem: "the file is larger than 1 MiB; expected is a theme in TOML")
    }
    guard let text = String(data: data, encoding: .utf8), !text.utf8.contains(0) else {
      throw ThemeFileError(file: path, problem: "the file is not text in UTF-8; expected is a theme in TOML")
    }
    return text
  }

  /// At most one byte more than is allowed.
  private static func bytes(of path: String) throws(ThemeFileError) -> Data {
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? handle.close() }
      return try handle.read(upToCount: bytesMax + 1) ?? Data()
    } catch {
      throw ThemeFileError(file: path, problem: "the file cannot be read; expected is a theme in TOML that you may read")
    }
  }
}
