import Foundation
import RaftInterchange
import Testing

@Suite("Our own transcripts")
struct OwnTranscriptTests {
  /// Set `FASTRAFT_REWRITE` to record all of them anew; then read the differences.
  private static let rewrites = ProcessInfo.processInfo.environment["FASTRAFT_REWRITE"] != nil

  @Test("Each gives the output that was recorded", arguments: TranscriptData.files(in: TranscriptData.own))
  func recorded(path: String) throws {
    let file = TranscriptData.own.appendingPathComponent(path)
    let text = try String(contentsOf: file, encoding: .utf8)
    let report = try TranscriptRunner.run(text, name: path)
    if Self.rewrites { try report.rewritten.write(to: file, atomically: true, encoding: .utf8) }
    #expect(report.passed, "\(report.difference)")
  }

  @Test("Each rule of the fast track has one")
  func rules() throws {
    let heads = try TranscriptData.files(in: TranscriptData.own).filter { $0.hasPrefix("fast/") }.map { path in
      try String(contentsOf: TranscriptData.own.appendingPathComponent(path), encoding: .utf8).prefix { $0 != "\n" }
    }
    for rule in (1...17).map({ "R\($0)" }) + (1...7).map({ "L\($0)" }) {
      let isTold = heads.contains { head in
        head.hasPrefix("# Rule") && head.split { !$0.isLetter && !$0.isNumber }.contains { $0 == rule }
      }
      #expect(isTold, "no transcript begins with rule \(rule)")
    }
  }

  @Test("There are some")
  func some() {
    #expect(TranscriptData.files(in: TranscriptData.own).count >= 10)
  }
}
