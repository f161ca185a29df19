import ArgumentParser
import RaftSimulation

/// `fastraft share`: a run and a place in it as one line of text, and back.
struct ShareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "share",
    abstract: "Print a run and a place in it as one line of text that can be pasted anywhere, or open such a line.",
    usage: "fastraft share <file> [--at <event>] | fastraft share --open <token>",
    discussion: """
      A token has at most \(ShareToken.characterCountMax) characters; what does not fit has to be saved as a file. --open prints the run as a \
      scenario, behind its place and the fingerprint of the state there. fastraft <token> opens it on the screen.
      """)

  @Argument(
    help: ArgumentHelp("A scenario file, or the name of a built-in scenario.", valueName: "file"), completion: Completions.scenarios)
  var file: String?

  @Option(name: .long, help: ArgumentHelp("The event to share. (default: the last)", valueName: "event"))
  var at: Int?

  @Option(name: .long, help: ArgumentHelp("A token to open.", valueName: "token"))
  var open: String?

  func validate() throws {
    if (file == nil) == (open == nil) { throw ValidationError("share: expected a scenario file, or --open with a token") }
  }

  func run() throws {
    if let open { return try printRun(of: open) }
    let start = try Start(file: file, settings: ClusterSettings())
    if let problem = start.problem { throw Failure.failed(problem) }
    var run = start.run
    let event = at ?? run.eventCount
    guard (0...run.eventCount).contains(event) else {
      throw Failure(message: "share: there is no event \(event); expected --at from 0 to \(run.eventCount)", status: 64)
    }
    run.seek(to: event)
    try Output.line(Self.token(of: run))
  }

  /// The token of a run.
  ///
  /// - Throws: ``Failure`` with status 2 when the run is too long for one.
  static func token(of run: Run) throws -> String {
    do { return try ShareToken(run).text } catch { throw Failure.unusable(error.description) }
  }

  /// The run of a token.
  ///
  /// - Throws: ``Failure`` with status 2 when the text is no token, or not a whole one.
  static func opened(_ token: String) throws -> ShareToken.Opened {
    do { return try ShareToken.open(token) } catch { throw Failure.unusable(error.description) }
  }

  private func printRun(of token: String) throws {
    let opened = try Self.opened(token)
    let run = opened.run
    let digest = String(run.stateDigest(), radix: 16)
    try Output.write(run.journalText(title: "Shared at event \(run.cursor) of \(run.eventCount); the state there is \(digest)"))
    if let difference = opened.difference { throw Failure.failed(difference) }
  }
}
