import Foundation

/// The program's plain output.
enum Output {
  /// Writes a line to standard output.
  ///
  /// - Throws: ``Failure`` with status 2 when nothing more can be written there, as on a full disk.
  static func line(_ text: String) throws { try write(text + "\n") }

  /// Writes text to standard output as it is.
  ///
  /// - Throws: ``Failure`` with status 2, as ``line(_:)`` does.
  static func write(_ text: String) throws {
    do { try FileHandle.standardOutput.write(contentsOf: Data(text.utf8)) } catch {
      throw Failure.unusable("standard output cannot be written to; expected a terminal, a pipe, or a file with room left")
    }
  }

  /// Writes a line to standard error. Where that is impossible there is nobody left to tell.
  static func error(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8)) }
}
