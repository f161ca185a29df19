import RaftInterchange
import Testing

@Suite("The format of transcripts")
struct TranscriptFileTests {
  private func parse(_ text: String) throws -> TranscriptFile { try TranscriptFile(parsing: text, name: "t.txt") }

  @Test("A directive has a command, arguments, input and expected output")
  func directive() throws {
    let file = try parse("# note\n\nvote cfg=(1, 2) votes=(y,_) x=3 7\nin\n  put \n\n----\nout\nput\n\n# end\n")
    let directive = try #require(file.directives.first)
    #expect(file.directives.count == 1)
    #expect(directive.line == 3 && directive.command == "vote")
    #expect(
      directive.arguments == [
        DirectiveArgument(key: "cfg", values: ["1", "2"]), DirectiveArgument(key: "votes", values: ["y", "_"]),
        DirectiveArgument(key: "x", values: ["3"]), DirectiveArgument(key: "7"),
      ])
    #expect(directive.input == "in\n  put")
    #expect(directive.expected == "out\nput\n")
    #expect(directive.text == "vote cfg=(1,2) votes=(y,_) x=3 7")
  }

  @Test("A value may be empty")
  func emptyValue() throws {
    let arguments = try parse("a x= y\n----\n").directives[0].arguments
    #expect(arguments == [DirectiveArgument(key: "x", values: [""]), DirectiveArgument(key: "y")])
  }

  @Test("Output with blank lines stands between doubled marks")
  func marks() throws {
    let file = try parse("a\n----\n----\none\n\n----\ntwo\n----\n----\nb\n----\n")
    #expect(file.directives.map(\.expected) == ["one\n\n----\ntwo\n", ""])
  }

  @Test("A backslash continues a line; the end of the file ends an output; a subtest is no directive")
  func layout() throws {
    let file = try parse("subtest part\n\nadd \\\n  one \\\n  two\n----\nok")
    #expect(file.directives.map(\.text) == ["add one two"])
    #expect(file.directives[0].line == 3 && file.directives[0].expected == "ok\n")
    #expect(try parse("a\r\n----\r\nok\r\n").directives[0].expected == "ok\n")
  }

  @Test(
    "What is malformed is named with its line",
    arguments: [
      ("", "t.txt:1: expected a directive"),
      ("\n\na b\n", "t.txt:3: expected ---- behind the directive a"),
      ("a x=( )\n----\n", "t.txt:1: cannot parse directive at column 7: expected a value before )"),
      ("a x=(1,2\n----\n", "t.txt:1: cannot parse directive at column 9: expected )"),
      ("a )\n----\n", "t.txt:1: cannot parse directive at column 3: expected a word"),
      ("a x=(1)y\n----\n", "t.txt:1: cannot parse directive at column 8: expected a space"),
      ("a=1\n----\n", "t.txt:1: cannot parse directive at column 1: expected a command before the first argument"),
      ("a\n----\n----\nx\n----\n", "t.txt:1: expected two lines of ---- at the end of the output"),
    ])
  func malformed(text: String, message: String) {
    let error = #expect(throws: TranscriptError.self) { try self.parse(text) }
    #expect(error?.description == message)
  }

  @Test("Rewriting changes outputs only, and marks those that need it")
  func rewriting() throws {
    let file = try parse("# note\na\n----\none\n\n# more\nb\n----\n----\nx\n\ny\n----\n----\n\nc\n----\nz")
    #expect(
      file.rewritten(with: file.directives.map(\.expected))
        == "# note\na\n----\none\n\n# more\nb\n----\n----\nx\n\ny\n----\n----\n\nc\n----\nz\n")
    #expect(
      file.rewritten(with: ["1\n\n2\n", "plain\n", "----\nx\n"])
        == "# note\na\n----\n----\n1\n\n2\n----\n----\n\n# more\nb\n----\nplain\n\nc\n----\n----\n----\nx\n----\n----\n")
  }

  @Test("A rewritten file reads back as what was written")
  func rewritingReadsBack() throws {
    let file = try parse("a\n----\nb\n\nb\n----\n----\nx\n----\n----\nc\n----\n")
    let outputs = ["p\n", "q\n", "r\n\n----\ns\n"]
    #expect(try parse(file.rewritten(with: outputs)).directives.map(\.expected) == outputs)
  }
}
