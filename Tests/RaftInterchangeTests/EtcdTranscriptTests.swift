import Foundation
import RaftInterchange
import Testing

@Suite(
  "etcd/raft's own transcripts",
  .enabled(if: TranscriptData.etcd != nil, "etcd/raft's files are not here: set FASTRAFT_ETCD_DATA to their directory"))
struct EtcdTranscriptTests {
  static let paths = TranscriptData.files(in: TranscriptData.etcd).filter { path in
    ["confchange/", "interaction/", "quorum/"].contains { path.hasPrefix($0) }
  }

  @Test("Each gives the same output, byte for byte", arguments: paths)
  func same(path: String) throws {
    let text = try String(contentsOf: TranscriptData.etcd!.appendingPathComponent(path), encoding: .utf8)
    let report = try TranscriptRunner.run(text, name: path)
    #expect(report.passed, "\(report.difference)")
    #expect(report.rewritten == text)
  }

  @Test("All three kinds are there")
  func kinds() throws {
    let kinds = try Self.paths.map { path in
      let text = try String(contentsOf: TranscriptData.etcd!.appendingPathComponent(path), encoding: .utf8)
      return try TranscriptFile(parsing: text, name: path).kind()
    }
    #expect(Set(kinds) == Set(TranscriptKind.allCases))
  }
}
