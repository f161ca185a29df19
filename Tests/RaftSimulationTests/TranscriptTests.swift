import Foundation
import RaftSimulation
import Testing

/// Whole event logs, word for word, so that a change of behaviour or of a sentence is seen by whoever reviews it. They are recorded anew
/// only deliberately: `FASTRAFT_RECORD=1 swift test --filter TranscriptTests`.
@Suite("Event logs, word for word") struct TranscriptTests {
  private static let directory = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Transcripts")

  @Test(arguments: ["fast-commit", "leader-dies-after-fast-commit", "crash-before-vote"])
  func transcript(name: String) throws {
    let builtIn = try #require(BuiltInScenario.named(name))
    var runner = ScenarioRunner(scenario: try builtIn.scenario(), file: "\(name).fastraft")
    runner.runToEnd()
    let found = runner.output.joined(separator: "\n") + "\n"
    let file = Self.directory.appending(path: "\(name).txt")
    if ProcessInfo.processInfo.environment["FASTRAFT_RECORD"] != nil {
      try Data(found.utf8).write(to: file)
      return
    }
    let recorded = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    let difference = zip(recorded.split(separator: "\n"), found.split(separator: "\n")).first { $0 != $1 }
    #expect(
      found == recorded, "the first line that differs: recorded \(difference?.0 ?? "fewer lines"), found \(difference?.1 ?? "fewer lines")")
  }
}
