import Presentation
import RaftInterchange
import TerminalUI
import Testing

@Suite("A transcript on the screen") struct TranscriptScreenTests {
  private let text = """
    log-level none
    ----
    ok

    add-nodes 3 voters=(1,2,3) index=2
    ----
    ok

    campaign 1
    ----
    ok

    stabilize
    ----
    ok

    raft-state
    ----
    1: StateLeader (Voter) Term:1 Lead:1
    2: StateFollower (Voter) Term:1 Lead:1
    3: StateCandidate (Voter) Term:1 Lead:1

    """

  private func application() throws -> TranscriptApplication {
    try TranscriptApplication(try TranscriptFile(parsing: text, name: "example.txt"))
  }

  @Test("the directive that differs is found, and both outputs stand side by side")
  func differing() throws {
    var application = try application()
    application.handle(.character("n"))
    let picture = application.frame(size: Size(width: 100, height: 24), glyphs: .unicode).picture()
    try Recording.expect(picture + "\n", as: "transcript-100x24")
    #expect(picture.contains("1 differ"))
  }

  @Test("forth and back: the cluster is drawn as it was after each directive")
  func stepping() throws {
    var application = try application()
    let size = Size(width: 100, height: 24)
    for _ in 0..<3 { application.handle(.character("l")) }
    let led = application.frame(size: size, glyphs: .unicode).picture()
    #expect(led.contains("Leader"))
    application.handle(.character("h"))
    let campaigning = application.frame(size: size, glyphs: .unicode).picture()
    #expect(campaigning.contains("Candidate") && !campaigning.contains("Leader"))
    application.handle(.character("q"))
    let effects = application.takeEffects()
    #expect(effects == [.quit])
  }

  /// A step with many lines, of which one is missing, one is changed, and one is too much.
  private func long() throws -> TranscriptApplication {
    let setup = "add-nodes 9 voters=(1,2,3,4,5,6,7,8,9) index=2\n----\n"
    var lines = try TranscriptRunner.run(setup, name: "t").outcomes[0].actual.split(separator: "\n").map(String.init)
    lines.remove(at: 2)
    lines[20] = "INFO 8 is somebody else"
    lines.append("and no more")
    return try TranscriptApplication(try TranscriptFile(parsing: setup + lines.joined(separator: "\n") + "\n", name: "long.txt"))
  }

  @Test("what is the same stands on one row, long lines go on below, and scrolling ends at the end")
  func aligned() throws {
    var application = try long()
    let size = Size(width: 80, height: 24)
    try Recording.expect(application.frame(size: size, glyphs: .unicode).picture() + "\n", as: "transcript-aligned-80x24")
    for _ in 0..<500 { application.handle(.character("j")) }
    let end = application.frame(size: size, glyphs: .unicode).picture()
    #expect(end.contains("and no more"))
    application.handle(.character("k"))
    let before = application.frame(size: size, glyphs: .unicode).picture()
    #expect(!before.contains("and no more"))
  }

  @Test("a difference out of sight is scrolled to, and what is in flight is told")
  func inSight() throws {
    let setup = "add-nodes 3 voters=(1,2,3) index=2\n----\n\ncampaign 1\n----\n\nprocess-ready 1\n----\n\n"
    let outputs = try TranscriptRunner.run(setup + "stabilize\n----\n", name: "t").outcomes.map(\.actual)
    let changed = outputs[3].split(separator: "\n").dropLast(2).joined(separator: "\n") + "\n"
    let file = try TranscriptFile(parsing: setup + "stabilize\n----\n" + changed, name: "t")
    var application = try TranscriptApplication(file)
    let size = Size(width: 120, height: 36)
    application.handle(.character("3"))
    application.handle(.character("g"))
    let sent = application.frame(size: size, glyphs: .unicode).picture()
    #expect(sent.contains("in flight 2: 1->2 MsgVote, 1->3 MsgVote") && sent.contains("config") && sent.contains("voters=(1 2 3)"))
    application.handle(.character("n"))
    let found = application.frame(size: size, glyphs: .unicode).picture()
    #expect(found.contains("nothing in flight") && found.contains(outputs[3].split(separator: "\n").last!))
  }
}
