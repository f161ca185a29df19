import Foundation
import Testing

@Suite("The manual page keeps up with the program") struct ManualTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private func page() throws -> String {
    let result = try Fastraft.run(["manual"])
    #expect(result.status == 0 && result.errors == "")
    return result.output
  }

  @Test("it is roff: known macros, known escapes, nothing but ASCII")
  func roff() throws {
    let lines = try page().split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.first?.hasPrefix(".TH FASTRAFT 1 ") == true)
    let macros = [".TH", ".SH", ".SS", ".PP", ".TP", ".nh", ".ad"]
    let escape = try Regex(#"\\(e|-|&|\((dq|aq|ga|ha|ti)|\[u[0-9A-F]{4,6}\]|f[BR])"#)
    for (number, line) in lines.enumerated() {
      let isMacro = line.hasPrefix(".")
      #expect(!line.isEmpty && !line.hasPrefix("'"), "line \(number + 1)")
      #expect(!isMacro || macros.contains(String(line.prefix { $0 != " " })), "line \(number + 1): \(line)")
      let rest = line.replacing(escape, with: "")
      let isPlain = rest.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
      #expect(isPlain, "line \(number + 1): \(line)")
    }
    let sections = lines.filter { $0.hasPrefix(".SH ") }.map { String($0.dropFirst(4)) }
    #expect(
      sections == [
        "NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "SUBCOMMANDS", "KEYS", "COMMANDS", "MARKS", "SCENARIOS", "LESSONS", "ENVIRONMENT",
        "FILES", "EXIT STATUS",
      ])
  }

  @Test("it has every option of the help, every subcommand, and every key of the README")
  func complete() throws {
    let text = plain(try page())
    let help = try Fastraft.run(["--help"]).output
    for match in help.matches(of: /--[a-z-]+/) { #expect(text.contains(match.output), "\(match.output)") }
    for name in ["run", "lesson", "export", "share", "explore", "soak", "transcript", "config", "manual"] {
      #expect(text.contains("fastraft \(name)"))
    }
    let readme = try String(contentsOf: Self.root.appendingPathComponent("README.md"), encoding: .utf8)
    let rows = readme.matches(of: /\| `(.+)` \| (.+) \|/)
    #expect(rows.count > 50)
    for row in rows where !row.output.1.contains("`") && row.output.2.hasSuffix(".") {
      #expect(text.contains(row.output.1) && text.contains(row.output.2), "\(row.output.0)")
    }
  }

  @Test(
    "groff has nothing to warn of",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/groff"), "groff is not installed"))
  func groff() throws {
    let result = try Command(program: "/usr/bin/groff", arguments: ["-man", "-Tutf8", "-ww"], input: try page()).run()
    #expect(result.errors == "")
    #expect(result.status == 0)
    #expect(result.output.contains("⌈") || result.output.contains("→"))
  }

  /// The page without escapes.
  private func plain(_ page: String) -> String {
    var text = page
    for (escape, character) in [("\\-", "-"), ("\\(dq", "\""), ("\\(aq", "'"), ("\\(ga", "`"), ("\\(ha", "^"), ("\\(ti", "~")] {
      text = text.replacing(escape, with: character)
    }
    text = text.replacing("\\&", with: "").replacing("\\e", with: "\\").replacing("\\fB", with: "").replacing("\\fR", with: "")
    return text.replacing(/\\\[u([0-9A-F]+)\]/) { match in
      UInt32(match.output.1, radix: 16).flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? ""
    }
  }
}
