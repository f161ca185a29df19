import Foundation
import RaftInterchange
import Testing

@Suite("etcd/raft's own transcripts")
struct EtcdTranscriptTests {
  static let directories = ["confchange", "interaction", "quorum"]

  @Test(
    "Each gives the same output, byte for byte",
    .enabled(if: TranscriptData.etcd != nil, "etcd/raft's files are not here: set FASTRAFT_ETCD_DATA to their directory"),
    arguments: TranscriptData.files(in: TranscriptData.etcd).filter { path in directories.contains { path.hasPrefix($0) } })
  func same(path: String) throws {
    let text = try String(contentsOf: TranscriptData.etcd!.appendingPathComponent(path), encoding: .utf8)
    let report = try TranscriptRunner.run(text, name: path)
    #expect(report.passed, "\(report.difference)")
    #expect(report.rewritten == text)
  }
}
