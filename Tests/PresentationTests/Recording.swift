import Foundation
import Testing

/// Compares texts with recorded ones. `FASTRAFT_RECORD=1` writes them anew; read the difference before you commit it.
enum Recording {
  static let isOn = ProcessInfo.processInfo.environment["FASTRAFT_RECORD"] == "1"

  /// The package's root, seen from this file.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Expects the text that was recorded as `Screens/NAME.txt`.
  static func expect(_ text: String, as name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = root.appendingPathComponent("Tests/PresentationTests/Screens/\(name).txt")
    if isOn {
      try Data(text.utf8).write(to: file)
      return
    }
    let recorded = try String(contentsOf: file, encoding: .utf8)
    #expect(text == recorded, "the screen differs from Screens/\(name).txt", sourceLocation: sourceLocation)
  }
}
