import Testing

/// What a person does in the first five minutes, with the built program in a real terminal.
@Suite(
  "A person at the terminal", .enabled(if: TerminalHarness.isAvailable, Comment(rawValue: TerminalHarness.skipReason)), .serialized)
struct StoryTests {
  @Test(
    "steps to a fast commit, kills the leader, recovers, cuts and heals, and quits",
    arguments: [(200, 60), (120, 36), (80, 24)])
  func story(width: Int, height: Int) throws {
    let screen = try LiveScreen(width: width, height: height)
    let terminal = screen.terminal
    try terminal.wait(for: "leader S1")

    // A follower proposes; Enter takes the suggested value.
    try terminal.press("p")
    try terminal.wait(for: "propose at S2")
    try terminal.press("Enter")
    try terminal.wait(for: ":propose 2 a")
    try screen.wait(for: "(a1)", inRowOf: "S2")
    try screen.step(until: "a fast commit at the leader") { try screen.row("S1").contains("[a1]!") }

    // The leader dies with what it alone knows to be committed; the value survives.
    try terminal.press("K")
    try terminal.wait(for: "no leader")
    #expect(try screen.row("S1").contains(" X "))
    try terminal.press("t")
    try terminal.wait(for: ":campaign 2")
    // S2 may lose, where others hold more of the dead leader's log; then they time out in turn.
    try screen.step(until: "a new leader") { try screen.status().contains("leader S") }
    #expect(try !screen.status().contains("leader S1"))
    try screen.command("settle")
    for node in ["S2", "S3", "S4", "S5"] { try screen.wait(for: "[a1]!", inRowOf: node) }

    // The link between S3 and S4 is cut in the matrix, and healed.
    try terminal.press("c")
    try terminal.wait(for: "from row to column")
    try terminal.press("j", "j", "l", "l", "Enter")
    try terminal.wait(for: ":cut 3 4")
    try terminal.press("Escape")
    try terminal.waitUntilGone("from row to column")
    try terminal.press("C")
    try terminal.wait(for: ":heal")

    // S1 comes back and learns all.
    try screen.command("restart 1")
    try screen.command("settle")
    try screen.wait(for: " F ", inRowOf: "S1")
    try screen.wait(for: "[a1]!", inRowOf: "S1")

    try terminal.press("Q")
    #expect(try terminal.exitStatus() == 0)
    #expect(try terminal.remains() == [])
  }

  @Test("goes back in time and acts there: the old future stays")
  func branches() throws {
    let screen = try LiveScreen()
    let end = try screen.events().last
    try screen.terminal.press("h", "h")
    try screen.terminal.wait(for: "event \(end - 2)/\(end)")
    try screen.terminal.press("x")
    try screen.terminal.wait(for: "the old future stays")
    try screen.terminal.wait(for: "event \(end - 1)/\(end - 1)")
    try screen.terminal.press("B")
    try screen.terminal.wait(for: "from event \(end - 2)")
    try screen.terminal.press("k", "Enter")
    try screen.terminal.wait(for: "event \(end)/\(end)")
    try screen.terminal.press("Q")
    #expect(try screen.terminal.exitStatus() == 0)
    #expect(try screen.terminal.remains() == [])
  }

  @Test("resizes to 200×60, 80×24, 40×10 and back, and finds the same screen again")
  func resizing() throws {
    let screen = try LiveScreen(width: 200, height: 60)
    let terminal = screen.terminal
    try terminal.press("P")
    try terminal.wait(for: ":contend")
    let before = try terminal.settledScreen()
    try terminal.resize(width: 80, height: 24)
    try terminal.wait(for: "next pane")
    try terminal.resize(width: 40, height: 10)
    try terminal.wait(for: "80x24")
    for node in ["S1", "S5"] { _ = try screen.row(node) }
    // Too small to show, not too small to live.
    for (width, height) in [(12, 2), (1, 1), (40, 10)] { try terminal.resize(width: width, height: height) }
    try terminal.wait(for: "80x24")
    try terminal.resize(width: 200, height: 60)
    let _: Bool = try terminal.poll("the same screen as before") { try terminal.screen() == before ? true : nil }
    try terminal.press("Q")
    #expect(try terminal.exitStatus() == 0)
    #expect(try terminal.remains() == [])
  }

  @Test("opens a scenario and steps through it")
  func scenario() throws {
    let screen = try LiveScreen("fast-commit")
    try screen.terminal.wait(for: "event 0/")
    let last = try screen.events().last
    try screen.step(until: "a leader") { try screen.status().contains("leader S1") }
    #expect(try screen.events().current < last)
    try screen.terminal.press("G")
    try screen.terminal.wait(for: "event \(last)/\(last)")
    try screen.terminal.press("q")
    #expect(try screen.terminal.exitStatus() == 0)
  }

  @Test("saves what was done as a scenario, which then holds")
  func saving() throws {
    let screen = try LiveScreen()
    let file = screen.terminal.file("mine.fastraft")
    try screen.command("propose 3 mine")
    try screen.command("settle")
    try screen.terminal.wait(for: "quiet after")
    try screen.command("save \(file.path)")
    try screen.terminal.wait(for: "saved ")
    try screen.command("save \(file.path)")
    try screen.terminal.wait(for: "exists already")
    try screen.terminal.press("q")
    #expect(try screen.terminal.exitStatus() == 0)
    let run = try Fastraft.run(["run", file.path])
    #expect(run.errors == "")
    #expect(run.status == 0)
    #expect(run.output.contains("COMMITS 2 = mine"))
  }

  @Test("draws in ASCII where asked to, and where the locale has no more")
  func ascii() throws {
    for screen in [try LiveScreen("--ascii"), try LiveScreen(locale: "C")] {
      try screen.terminal.press("p", "Enter")
      try screen.terminal.wait(for: ":propose")
      let picture = try screen.terminal.screen()
      #expect(!picture.unicodeScalars.contains { !$0.isASCII }, "\(picture)")
      #expect(picture.contains("+- Votes"))
      try screen.terminal.press("Q")
      #expect(try screen.terminal.exitStatus() == 0)
    }
  }

  @Test("clicks, when the mouse is asked for")
  func mouse() throws {
    let screen = try LiveScreen("--mouse")
    // tmux's terminal reports in the old way: three bytes, each 32 more than button, column and row from 1. Row 7 of the screen is S3's.
    let lines = try screen.terminal.screen().split(separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(lines.firstIndex { $0.dropFirst().hasPrefix("S3 ") })
    let code = try #require(Unicode.Scalar(UInt32(row + 1 + 32)))
    try screen.terminal.send("\u{1B}[M %\(Character(code))")
    try screen.terminal.wait(for: "▸S3")
    try screen.terminal.press("q")
    #expect(try screen.terminal.exitStatus() == 0)
    #expect(try screen.terminal.remains() == [])
  }
}
