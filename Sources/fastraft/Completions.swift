import ArgumentParser
import Foundation
import RaftSimulation

/// What a shell offers for the arguments that are files or names of what is built in.
enum Completions {
  /// Scenarios by name, and files.
  static let scenarios = CompletionKind.custom { _, _, typed in BuiltInScenario.all.map(\.name).beginning(with: typed) + files(typed) }
  /// Lessons by name, and files.
  static let lessons = CompletionKind.custom { _, _, typed in BuiltInLesson.all.map(\.name).beginning(with: typed) + files(typed) }

  /// The files and directories that what was typed may become.
  private static func files(_ typed: String) -> [String] {
    let slash = typed.lastIndex(of: "/")
    let directory = slash.map { String(typed[...$0]) } ?? ""
    let start = slash.map { String(typed[typed.index(after: $0)...]) } ?? typed
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.isEmpty ? "." : directory)) ?? []
    return names.sorted().filter { $0.hasPrefix(start) && (!$0.hasPrefix(".") || start.hasPrefix(".")) }.map { name in
      var isDirectory: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: directory + name, isDirectory: &isDirectory)
      return directory + name + (isDirectory.boolValue ? "/" : "")
    }
  }
}

extension [String] {
  fileprivate func beginning(with typed: String) -> [String] { filter { $0.hasPrefix(typed) } }
}
