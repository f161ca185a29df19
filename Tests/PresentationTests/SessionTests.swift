import RaftSimulation
import TerminalUI
import Testing

import Presentation

@Suite("A session at the keyboard") struct SessionTests {
  @Test("p, Enter, l…: a follower's proposal is kept self-approved, voted for, and commits fast")
  func fastCommit() throws {
    let stage = try Stage()
    stage.type("p")
    stage.press(.enter)
    #expect(stage.shows("(a1)"))
    stage.type("7l")
    #expect(stage.shows("[a1]!"))
    #expect(stage.shows("on the fast track: 4 of 5 voted a, fast quorum is ⌈3·5/4⌉ = 4"))
  }

  @Test("f sends proposals the classic way, f again the fast way")
  func classicSwitch() throws {
    let stage = try Stage()
    stage.type("fp")
    stage.press(.enter)
    stage.command("settle")
    #expect(stage.shows("[a1]="))
    stage.type("fp")
    stage.press(.enter)
    stage.command("settle")
    #expect(stage.shows("[b1]!"))
  }

  @Test("K kills the leader, t elects another one, which recovers what was committed")
  func killAndRecover() throws {
    let stage = try Stage()
    stage.type("p")
    stage.press(.enter)
    stage.type("7lK")
    #expect(stage.shows("S1 down"))
    #expect(stage.shows("no leader"))
    stage.type("t")
    stage.command("settle")
    #expect(stage.shows("term 3   leader S4"))
    let held = stage.application.run.view().rows.filter(\.isAlive).map { $0.cells[1] }
    for case .entry(let entry) in held { #expect(entry.tag == "a" && entry.track == .fast && entry.isCommitted) }
    #expect(held.count == 4)
    stage.type("kX")
    stage.command("settle")
    #expect(!stage.shows("S1 down"))
  }

  @Test("acting in the past starts a branch, and the old future stays reachable")
  func branches() throws {
    let stage = try Stage()
    stage.type("p")
    stage.press(.enter)
    stage.type("7l")
    let old = stage.application.run.eventCount
    stage.type("5h")
    stage.type("x")
    #expect(stage.application.run.branches.count == 2)
    #expect(stage.application.run.branch == 1)
    stage.type("Bk")
    stage.press(.enter)
    #expect(stage.application.run.branch == 0)
    #expect(stage.application.run.cursor == old)
  }

  @Test("the link matrix cuts one way with Space, both ways with Enter, and C heals")
  func links() throws {
    let stage = try Stage()
    stage.type("c ")
    stage.press(.escape)
    #expect(stage.shows("S1-/>S2"))
    stage.type("c")
    stage.press(.enter)
    stage.press(.escape)
    #expect(!stage.shows("S1-/>S2"))
    stage.type("c")
    stage.press(.enter)
    stage.press(.escape)
    #expect(stage.shows("S1-/-S2"))
    stage.type("C")
    #expect(!stage.shows("S1-/-S2"))
  }

  @Test("d drops, D duplicates, s holds and lets go the selected message")
  func messages() throws {
    let stage = try Stage()
    stage.type("p")
    stage.press(.enter)
    stage.press(.tab)
    let count = stage.application.run.view().flow.count
    stage.type("D")
    #expect(stage.application.run.view().flow.count == count + 1)
    stage.type("d")
    #expect(stage.application.run.view().flow.count == count)
    stage.type("s")
    #expect(stage.application.run.view().flow.count { $0.status == .held } == 1)
    stage.type("s")
    #expect(stage.application.run.view().flow.allSatisfy { $0.status != .held })
    stage.press(.enter)
    #expect(stage.application.run.view().flow.contains { $0.kind == .fastVote })
  }

  @Test("every key's command does the same when it is typed")
  func commandsAreShown() throws {
    let stage = try Stage()
    stage.type("K")
    #expect(stage.shows(":crash 1"))
    let other = try Stage()
    other.command("crash 1")
    #expect(other.application.run.stateDigest() == stage.application.run.stateDigest())
  }

  @Test("w shows the numbers behind a commit, and Enter walks back to its causes")
  func why() throws {
    let stage = try Stage()
    stage.type("p")
    stage.press(.enter)
    stage.type("7lw")
    #expect(stage.shows("because of"))
    let event = stage.application.run.cursor
    stage.press(.enter)
    #expect(stage.application.run.cursor <= event)
    stage.press(.escape)
    #expect(!stage.shows("because of"))
  }

  @Test("W says what would be enough, and Enter does it: the index commits")
  func whyNot() throws {
    let stage = try Stage()
    stage.type("P5lW")
    #expect(stage.shows("enough would be"))
    stage.press(.enter)
    #expect(stage.application.run.view().rows.contains { max($0.commit, $0.fast) >= 2 })
  }

  @Test("R shows every election, slot by slot")
  func recovery() throws {
    let stage = try Stage()
    stage.type("p")
    stage.press(.enter)
    stage.type("7l")
    stage.command("crash leader")
    stage.command("drop all")
    stage.command("campaign 5")
    stage.command("settle")
    stage.type("R")
    #expect(stage.shows("self-approved"))
    #expect(stage.shows("must be taken; stamped with term 2"))
    stage.type("h")
    #expect(stage.shows("term 1"))
  }

  @Test("F races both tracks: the uncontended proposal is one delay ahead, the contended one says why it fell back; q comes back")
  func race() throws {
    let stage = try Stage()
    let digest = stage.application.run.stateDigest()
    stage.type("FpL")
    #expect(stage.shows("fast by 1"))
    stage.type("PL")
    #expect(stage.shows("fell back"))
    stage.type("q")
    #expect(stage.application.run.stateDigest() == digest)
  }

  @Test("y gives a token that rebuilds the very state; :explain explains words and rules; :export writes files")
  func sharing() throws {
    let stage = try Stage()
    stage.type("p")
    stage.press(.enter)
    stage.type("5ly")
    #expect(stage.shows("This line opens the same state"))
    let token = try ShareToken(stage.application.run)
    let opened = try ShareToken.open(token.text)
    #expect(opened.run.stateDigest() == stage.application.run.stateDigest())
    #expect(opened.difference == nil)
    stage.press(.escape)
    stage.command("explain joint configuration")
    #expect(stage.shows("joint configuration"))
    stage.press(.escape)
    stage.command("explain R10")
    #expect(stage.shows("R10"))
    stage.press(.escape)
    stage.command("export mermaid /tmp/never-written.mmd")
    guard case .save(_, let text)? = stage.effects().first else {
      Issue.record("nothing was to be saved")
      return
    }
    #expect(text.hasPrefix("sequenceDiagram") || text.contains("sequenceDiagram"))
  }

  @Test(":export svg, text and asciicast ask for a picture in the size and the theme of the screen")
  func pictures() throws {
    let stage = try Stage()
    stage.type("p")
    stage.press(.enter)
    stage.type("2l")
    stage.command("export svg screen.svg")
    #expect(stage.effects() == [.picture(path: "screen.svg", .svg)])
    let (size, theme) = (Size(width: 100, height: 30), Theme(name: "light"))
    let text = stage.application.picture(.text, size: size, glyphs: .unicode, theme: theme)
    #expect(text == stage.picture(100, 30))
    let picture = stage.application.picture(.svg, size: size, glyphs: .unicode, theme: theme)
    let svg = try #require(picture)
    #expect(svg.contains("MsgFastProp") && svg.contains("fill=\"#ffffff\""))
    let recording = stage.application.picture(.asciicast, size: size, glyphs: .unicode, theme: theme)
    let cast = try #require(recording)
    let lines = cast.split(separator: "\n")
    #expect(lines[0].contains("\"version\":2") && lines[0].contains("\"width\":100"))
    #expect(lines.contains { $0.contains("\"m\"") && $0.contains("election") })
    stage.command("export svg")
    #expect(stage.shows("usage: export jsonl|shiviz|mermaid|asciicast|svg|text FILE"))
  }

  @Test("O opens the gallery: lessons and scenarios, each with one line; Enter opens one, a lesson with its text beside the cluster")
  func gallery() throws {
    let stage = try Stage()
    stage.type("O")
    for lesson in BuiltInLesson.all { #expect(stage.shows(lesson.name)) }
    stage.type("jjj")
    stage.press(.enter)
    #expect(stage.shows("Enter goes on") && stage.shows("The fast track"))
    stage.type("O")
    for _ in 0..<11 { stage.press(.down) }
    stage.press(.enter)
    #expect(stage.shows("l steps through it") && !stage.shows("Enter goes on"))
    stage.command("lesson leader-election")
    #expect(stage.shows("Somebody has to begin"))
    stage.command("lesson nothing")
    #expect(stage.shows("nothing is no lesson"))
  }

  @Test("marks, search, milestones and undo find their way through time")
  func travel() throws {
    let stage = try Stage()
    stage.type("ma")
    let marked = stage.application.run.cursor
    stage.type("p")
    stage.press(.enter)
    stage.type("7l'a")
    #expect(stage.application.run.cursor == marked)
    stage.type("L")
    #expect(stage.application.run.cursor > marked)
    stage.type("g/")
    stage.type("fast track: 4 of 5")
    stage.press(.enter)
    #expect(stage.application.run.lines(of: stage.application.run.cursor).contains { $0.kind == .fastCommit })
    stage.type("u")
    #expect(stage.application.run.cursor == marked)
    stage.press(.control("r"))
    #expect(stage.application.run.cursor == marked + 1)
  }

  @Test("L at the end goes on until something has happened, and a cluster without a quorum says that nothing does")
  func milestonesAhead() throws {
    let stage = try Stage()
    stage.type("p")
    stage.press(.enter)
    let proposed = stage.application.run.eventCount
    stage.type("L")
    #expect(stage.application.run.milestones.last == Milestone(event: stage.application.run.cursor, kind: .decision))
    #expect(stage.shows(":step \(stage.application.run.cursor - proposed)"))
    stage.type("L")
    #expect(stage.application.run.milestones.last?.kind == .commitFast)
    for node in 1...3 { stage.command("crash \(node)") }
    stage.type("L")
    #expect(stage.shows(":step 500   no election, decision, commit or fault in all that time"))
    stage.type("gH")
    #expect(stage.shows("no milestone before this event"))
  }

  @Test("play mode goes on by itself, at the speed asked for, and any travel pauses it")
  func play() throws {
    let stage = try Stage()
    stage.type(" ")
    #expect(stage.application.wakeAfterMilliseconds == 200)
    let before = stage.application.run.cursor
    let hasMoved = stage.application.elapse(milliseconds: 1000)
    #expect(hasMoved)
    #expect(stage.application.run.cursor == before + 5)
    stage.type("h")
    #expect(stage.application.wakeAfterMilliseconds == nil)
  }

  @Test("a wrong command says what is wrong and changes nothing")
  func wrongCommand() throws {
    let stage = try Stage()
    let digest = stage.application.run.stateDigest()
    stage.command("delivver 3")
    #expect(stage.shows("delivver"))
    #expect(stage.application.run.stateDigest() == digest)
  }

  @Test("q closes what is open, and quits at the top level")
  func quit() throws {
    let stage = try Stage()
    stage.type("?q")
    #expect(stage.effects().isEmpty)
    stage.type("q")
    #expect(stage.effects() == [.quit])
    stage.press(.control("c"))
    #expect(stage.effects() == [.quit])
  }

  @Test("nine nodes, long values, wide characters and terms of two digits keep the columns aligned")
  func wide() throws {
    let stage = try Stage(nodes: 9)
    stage.command("propose 2 日本語")
    stage.command("propose 3 a-very-long-value-that-goes-on")
    for _ in 0..<10 { stage.command("campaign 2") }
    stage.command("settle")
    try Recording.expect(stage.picture(120, 36), as: "wide-120x36")
  }
}
