import Foundation
import Testing

@Suite("fastraft transcript") struct TranscriptCommandTests {
  private let files: TemporaryFiles
  private let good = "vote cfg=1 votes=y\n----\nVoteWon\n"
  private let wrong = "vote cfg=1 votes=n\n----\nVoteWon\n"

  init() throws { files = try TemporaryFiles() }

  private func transcript(_ arguments: String...) throws -> Command.Result {
    try Fastraft.run(["transcript"] + arguments, in: files.directory)
  }

  @Test("files that pass give one line, a difference gives its patch, and the status says which")
  func differences() throws {
    try files.write(good, to: "good.txt")
    try files.write(wrong, to: "wrong.txt")
    let passed = try transcript("good.txt", "good.txt")
    #expect(passed.output == "2 passed, 0 failed\n" && passed.errors == "" && passed.status == 0)
    let failed = try transcript("wrong.txt", "good.txt")
    let patch = "--- wrong.txt:1 vote cfg=1 votes=n\n+++ actual\n@@ -3,1 +3,1 @@\n-VoteWon\n+VoteLost\n"
    #expect(failed.output == patch + "1 passed, 1 failed\n" && failed.errors == "" && failed.status == 1)
  }

  @Test("files that cannot be used are named, the others are run all the same")
  func unusable() throws {
    try files.write(wrong, to: "wrong.txt")
    try files.write("campaign 1\n----\n", to: "early.txt")
    try files.write("vote cfg=1 votes=y\n", to: "endless.txt")
    try files.write("# nothing\n", to: "empty.txt")
    try files.write([0x7F, 0x45, 0, 0xFF], to: "binary.txt")
    let result = try transcript("none.txt", "early.txt", "endless.txt", "empty.txt", "binary.txt", ".", "wrong.txt")
    #expect(
      result.errors == """
        fastraft: none.txt: no such file; expected a data-driven transcript
        fastraft: early.txt:1: campaign: expected add-nodes before it
        fastraft: endless.txt:1: expected ---- behind the directive vote
        fastraft: empty.txt:1: expected a directive
        fastraft: binary.txt: is not text in UTF-8; expected a data-driven transcript
        fastraft: .: is a directory; expected a data-driven transcript

        """)
    #expect(result.output.hasSuffix("+VoteLost\n0 passed, 7 failed\n") && result.status == 2)
  }

  @Test("recording anew changes what differs and nothing else, through a link too")
  func rewriting() throws {
    try files.write(good, to: "good.txt")
    try files.write(wrong, to: "wrong.txt")
    try FileManager.default.createSymbolicLink(atPath: files.file("link.txt").path, withDestinationPath: "wrong.txt")
    let result = try transcript("--rewrite", "good.txt", "link.txt")
    #expect(result.output == "2 passed, 0 failed\n" && result.status == 0)
    #expect(try String(contentsOf: files.file("wrong.txt"), encoding: .utf8) == "vote cfg=1 votes=n\n----\nVoteLost\n")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: files.file("link.txt").path) == "wrong.txt")
    #expect(try String(contentsOf: files.file("good.txt"), encoding: .utf8) == good)
  }
}
