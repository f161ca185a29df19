import Foundation

/// Where transcripts lie.
enum TranscriptData {
  /// etcd/raft's own data-driven files, where they are at hand: `FASTRAFT_ETCD_DATA`, else beside the package.
  static let etcd: URL? = {
    if let path = ProcessInfo.processInfo.environment["FASTRAFT_ETCD_DATA"] {
      return FileManager.default.fileExists(atPath: path) ? URL(fileURLWithPath: path) : nil
    }
    var directory = own
    // The package may itself lie in a directory of checkouts, so the search goes up a few steps.
    for _ in 0..<6 {
      directory.deleteLastPathComponent()
      let candidate = directory.appendingPathComponent("../shared/etcd-raft").standardized
      if FileManager.default.fileExists(atPath: candidate.appendingPathComponent("interaction").path) { return candidate }
    }
    return nil
  }()

  /// The state trace that etcd/raft recorded, where it is at hand.
  static let exampleTrace: String? = etcd.flatMap {
    try? String(contentsOf: $0.appendingPathComponent("traces/example.ndjson"), encoding: .utf8)
  }

  /// Our own, beside this file.
  static let own = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Transcripts")

  /// The paths of the transcripts in a directory and below it, relative to it, in order.
  static func files(in directory: URL?) -> [String] {
    guard let directory, let paths = FileManager.default.enumerator(atPath: directory.path) else { return [] }
    return paths.compactMap { $0 as? String }.filter { $0.hasSuffix(".txt") }.sorted()
  }
}
