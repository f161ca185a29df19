import ArgumentParser
import Foundation
import Presentation
import RaftInterchange
import TerminalUI
import UserFiles

/// `fastraft transcript`: etcd/raft's data-driven test files on this core.
struct Transcript: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "transcript",
    abstract: "Run etcd/raft's data-driven files: interactions, configuration changes, quorums.",
    discussion: "Prints a unified diff for each directive whose output differs. The kind of a file is told by its commands.",
    shouldDisplay: true)

  @Argument(help: ArgumentHelp("Transcript files.", valueName: "file"), completion: .file())
  var files: [String] = []

  @Flag(name: .long, help: "Write the outputs into the files, in place of what they expect.")
  var rewrite = false

  @Flag(name: .long, help: "Open one interaction file on the screen: each directive is a step, with both outputs and the cluster.")
  var open = false

  @OptionGroup var look: LookOptions

  func run() throws {
    if look.isGiven && !open { throw ValidationError("transcript: the options of the screen's look are accepted with --open only") }
    if files.isEmpty { throw ValidationError("transcript: expected at least one file") }
    if open && (files.count != 1 || rewrite) { throw ValidationError("--open: expected exactly one file, without --rewrite") }
    if open {
      try show(files[0])
      return
    }
    var failed = 0
    var unusable = 0
    for name in files {
      let report: TranscriptReport
      do { report = try self.report(of: name) } catch let failure as Failure {
        // The other files are looked at all the same.
        Output.error("fastraft: \(failure.message)")
        unusable += 1
        continue
      }
      if report.passed || rewrite { continue }
      failed += 1
      try Output.write(report.difference)
    }
    try Output.line("\(files.count - failed - unusable) passed, \(failed + unusable) failed")
    if unusable > 0 { throw ExitCode(2) }
    if failed > 0 { throw ExitCode(1) }
  }

  /// What comes of a file, which is written anew if that is asked for.
  ///
  /// - Throws: ``Failure`` with status 2 for a file that cannot be used.
  private func report(of name: String) throws -> TranscriptReport {
    let report: TranscriptReport
    do { report = try TranscriptRunner.run(try parse(name)) } catch let error as TranscriptError { throw Failure.unusable("\(error)") }
    if rewrite && !report.passed { try write(report.rewritten, to: name) }
    return report
  }

  /// A link stays a link: what is written is the file that it leads to.
  private func write(_ text: String, to name: String) throws {
    do { try Data(text.utf8).write(to: URL(fileURLWithPath: name).resolvingSymlinksInPath(), options: .atomic) } catch {
      throw Failure.unusable("\(name): cannot be written; expected a file that you may write")
    }
  }

  private func parse(_ name: String) throws -> TranscriptFile {
    let text = try TextFile.read(name, expected: "a data-driven transcript")
    do { return try TranscriptFile(parsing: text, name: name) } catch { throw Failure.unusable("\(error)") }
  }

  private func show(_ name: String) throws {
    let model: TranscriptApplication
    do {
      let file = try parse(name)
      guard try file.kind() == .interaction else { throw Failure.unusable("\(name): expected an interaction file for --open") }
      model = try TranscriptApplication(file)
    } catch let error as TranscriptError { throw Failure.unusable("\(error)") }
    let screen = try ScreenSetting(look)
    var loop = try ScreenLoop(model: model, setting: screen)
    try loop.run()
  }
}
