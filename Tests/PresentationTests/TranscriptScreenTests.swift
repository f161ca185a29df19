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
}
