import Foundation
import Testing

@Suite("Lessons, exports and tokens from the command line") struct ShareTests {
  private func fastraft(_ arguments: String...) throws -> Command.Result {
    try Command(program: TerminalHarness.builtProgram("fastraft"), arguments: arguments).run()
  }

  @Test("A token made in one process gives the same state in another") func anotherProcess() throws {
    let made = try fastraft("share", "leader-dies-after-fast-commit", "--at", "40")
    #expect(made.status == 0)
    let token = made.output.trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(token.hasPrefix("fastraft1.") && token.utf8.count <= 4096)
    let opened = try fastraft("share", "--open", token)
    #expect(opened.status == 0)
    #expect(opened.output.hasPrefix("# Shared at event 40 of "))
    // What was opened, run as a scenario in a third process, reaches the fingerprint that its export gives.
    let exported = try fastraft("export", "leader-dies-after-fast-commit", "--format", "jsonl")
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("share-\(UUID().uuidString).fastraft")
    try Data(opened.output.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let again = try fastraft("export", file.path, "--format", "jsonl")
    let digests = [exported, again].map { $0.output.split(separator: "\n").first.map(String.init) ?? "" }
    #expect(digests[0].contains("\"digest\":\"") && digests[0] == digests[1])
  }

  @Test("What is no token gets one line and status 2") func noToken() throws {
    for text in ["hello", "fastraft1.AAAA"] {
      let result = try fastraft("share", "--open", text)
      #expect(result.status == 2)
      #expect(result.errors.hasPrefix("fastraft: ") && result.errors.split(separator: "\n").count == 1)
      #expect(result.errors.contains("expected"))
    }
  }

  @Test("The built-in lessons hold; one with a wrong sentence fails with file and line, and status 1") func lessons() throws {
    let all = try fastraft("lesson", "--check")
    #expect(all.status == 0 && all.output.split(separator: "\n").count == 10)
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("lesson-\(UUID().uuidString).lesson")
    let text = "# T\nteaches x\ncluster nodes=3\npage P\ncampaign 1\nsettle\n| {S2|leader} leads.\n"
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let wrong = try fastraft("lesson", "--check", file.path)
    #expect(wrong.status == 1)
    #expect(wrong.errors == "fastraft: \(file.path):7: the text says \"S2\", but it is \"S1\"\n")
    #expect(try fastraft("lesson", "nowhere").status == 2)
  }

  @Test("Every format is written, and a bad one is refused with status 64") func formats() throws {
    for format in ["jsonl", "shiviz", "mermaid", "svg", "text", "token", "asciicast"] {
      let result = try fastraft("export", "fast-commit", "--format", format)
      #expect(result.status == 0 && result.output.utf8.count > 50 && result.errors.isEmpty, "\(format): \(result.errors)")
    }
    #expect(try fastraft("export", "fast-commit", "--format", "gif").status == 64)
    #expect(try fastraft("export", "fast-commit", "--format", "svg", "--at", "9999").status == 64)
  }
}
