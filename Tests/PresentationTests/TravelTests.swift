import RaftSimulation
import TerminalUI
import Testing

import Presentation

@Suite("Branches, comparisons, the network and members at the keyboard") struct TravelTests {
  /// Two branches behind event 28: S4 crashed on the second.
  private func branched() throws -> Stage {
    let stage = try Stage()
    stage.type("p")
    stage.press(.enter)
    stage.type("4l2h")
    stage.command("crash 4")
    return stage
  }

  @Test("= in the branches compares with another: where they part, the first difference named; Enter goes there")
  func compareBranches() throws {
    let stage = try branched()
    stage.type("Bk=")
    #expect(stage.shows("event 29 of branch 1  against  event 30 of main"))
    #expect(stage.shows("they part at event 29: branch 1 goes on with :crash 4, main goes on with :deliver 29"))
    #expect(stage.shows("first difference  S1 votes counted: 2: a by S1 against 2: a by S1 and S2"))
    try Recording.expect(stage.picture(80, 24), as: "compare-80x24")
    stage.press(.enter)
    #expect(stage.application.run.cursor == 29 && stage.application.run.branch == 1)
    stage.type("B=")
    #expect(stage.shows("event 29 of branch 1  against  event 30 of main"), "one's own branch is compared with the one that it left")
    stage.press(.escape)
    stage.type("Bk")
    stage.press(.enter)
    stage.type("B=")
    #expect(stage.shows("this is the branch you are on, and it left no other"))
  }

  @Test(":compare takes two events, or a branch by name or number, and says what is wrong with anything else")
  func compareByCommand() throws {
    let stage = try branched()
    stage.command("compare 27 28")
    #expect(stage.shows("event 27 of branch 1  against  event 28 of branch 1"))
    stage.press(.escape)
    stage.command("branch what if")
    stage.type("B")
    #expect(stage.shows("└─ what if"))
    stage.press(.escape)
    stage.command("compare main")
    #expect(stage.shows("event 29 of what if  against  event 30 of main"))
    stage.press(.escape)
    stage.command("compare 0")
    #expect(stage.shows("of main"))
    stage.press(.escape)
    stage.command("compare nothing")
    #expect(stage.shows("there is no branch \"nothing\"; there are main, what if"))
    stage.command("compare 5 5000")
    #expect(stage.shows("this branch has the events 0 to 29"))
    stage.command("compare")
    #expect(stage.shows("usage: compare EVENT EVENT"))
  }

  @Test("any past event is reached by count, number, mark, milestone, search, and a drag along the timeline")
  func everyWayBack() throws {
    let stage = try Stage()
    let end = stage.application.run.eventCount
    stage.type("10h")
    #expect(stage.application.run.cursor == end - 10)
    stage.type("7g")
    #expect(stage.application.run.cursor == 7)
    stage.command("goto 9")
    #expect(stage.application.run.cursor == 9)
    stage.type("mxG'x")
    #expect(stage.application.run.cursor == 9)
    stage.type("GH")
    let milestone = stage.application.run.cursor
    #expect(stage.application.run.milestones.contains { $0.event == milestone } && milestone < end)
    let rows = stage.picture(120, 36).split(separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(rows.firstIndex { $0.hasPrefix(" main") })
    var reached: [Int] = []
    for column in stride(from: 20, through: 110, by: 30) {
      let action: MouseEvent.Action = column == 20 ? .press(.left) : .drag
      stage.application.handle(.mouse(MouseEvent(action, at: Point(x: column, y: row))))
      reached.append(stage.application.run.cursor)
    }
    #expect(reached == reached.sorted() && Set(reached).count == 4)
  }

  @Test("u takes back one intervention after the other, Ctrl-r does them again, and acting between them loses nothing")
  func undo() throws {
    let stage = try Stage()
    let start = stage.application.run.cursor
    stage.command("crash 4")
    stage.command("crash 5")
    let digest = stage.application.run.stateDigest()
    stage.type("uu")
    #expect(stage.application.run.cursor == start)
    stage.press(.control("r"), .control("r"))
    #expect(stage.application.run.stateDigest() == digest)
    stage.press(.control("r"))
    #expect(stage.shows("nothing to redo"))
    stage.type("u")
    stage.command("crash 3")
    #expect(stage.application.run.branches.count == 2)
    stage.type("B")
    stage.type("k")
    stage.press(.enter)
    #expect(stage.application.run.stateDigest() == digest)
  }

  @Test("S steps only the selected node, + delays a message, and each shows its command")
  func surgery() throws {
    let stage = try Stage()
    stage.type("p")
    stage.press(.enter)
    stage.type("jS")
    #expect(stage.shows(":step at 3"))
    #expect(stage.application.run.input(of: stage.application.run.cursor).map { "\($0)".hasPrefix("deliver") } == true)
    #expect(stage.application.run.view().rows[2].cells.count == 2)
    let before = stage.application.run.view().flow[0]
    stage.press(.tab)
    stage.type("5+")
    #expect(stage.shows(":delay \(before.number) by 50"))
    let after = try #require(stage.application.run.view().flow.first { $0.number == before.number })
    #expect(after.item.dueAt == before.item.dueAt + 50_000)
  }

  @Test("the link matrix counts the messages of each link and holds, releases, delivers or drops them all")
  func linkMessages() throws {
    let stage = try Stage()
    stage.type("p")
    stage.press(.enter)
    stage.type("cj")
    stage.type("h")
    #expect(stage.shows("→2"))
    stage.type("s")
    #expect(stage.shows(":hold all from 2 to 1   2 events"))
    stage.type("S")
    #expect(stage.shows(":release all from 2 to 1   2 events"))
    stage.type("e")
    #expect(stage.shows(":deliver all from 2 to 1   2 events"))
    stage.type("ll")
    stage.type("d")
    #expect(stage.shows(":drop all from 2 to 3"))
    #expect(stage.application.run.view().flow.allSatisfy { $0.from != 2 || $0.to != 1 && $0.to != 3 })
  }

  @Test("a joint configuration shows both halves, who comes, who goes and how it ends; a learner and the fast barrier are drawn")
  func membership() throws {
    for (width, height) in ScreenTests.sizes {
      let stage = try Stage()
      stage.command("joint add 6 remove 2 explicit")
      stage.command("settle")
      try Recording.expect(stage.picture(width, height), as: "joint-\(width)x\(height)")
    }
    let stage = try Stage()
    stage.command("joint add 6 remove 2 explicit")
    #expect(stage.shows("+6-2 at 2 waits") || stage.shows("+S6,-S2 at 2 waits"))
    stage.command("settle")
    #expect(stage.shows("joint  3 of S1 S3–S6 in  and 3 of S1–S5 out  :leave ends it"))
    #expect(stage.shows("S6+") && stage.shows("S2-"))
    stage.type("M")
    #expect(stage.shows("leave the joint configuration"))
    stage.press(.escape)
    stage.command("leave")
    stage.command("settle")
    #expect(!stage.shows("joint  3 of"))
    #expect(stage.shows("no member"))
  }

  @Test("a learner and the barrier behind a change are seen at every size")
  func learnerAndBarrier() throws {
    for (width, height) in ScreenTests.sizes {
      let stage = try Stage()
      stage.command("learner 6")
      stage.command("deliver all MsgApp")
      stage.command("deliver all MsgAppResp")
      stage.command("deliver all to 6")
      let text = stage.picture(width, height)
      #expect(text.contains("learning S6") && text.contains("3B"))
      try Recording.expect(text, as: "barrier-\(width)x\(height)")
      stage.command("settle")
      #expect(!stage.picture(width, height).contains("3B"))
      #expect(stage.picture(width, height).contains("S6  l"))
    }
  }

  @Test("reasons that are longer than a small screen are scrolled with Space to the rule at their end")
  func longReasons() throws {
    let stage = try Stage()
    stage.type("p")
    stage.press(.enter)
    stage.type("7lw")
    #expect(!stage.picture(80, 24).contains("R5, the fast commit"))
    stage.type("  ")
    #expect(stage.picture(80, 24).contains("R5, the fast commit"))
    stage.type("j")
    #expect(stage.picture(80, 24).contains("Why, event 33"))
    #expect(stage.picture(80, 24).contains("33     S1 gets"))
    stage.press(.escape)
    stage.type("KtW")
    stage.press(.tab)
    stage.type("  ")
    #expect(stage.picture(80, 24).contains("R1, quorums"))
  }

  @Test("in the recovery microscope a digit leads to that node's answer, and each election is kept")
  func answers() throws {
    let stage = try Stage()
    stage.type("p")
    stage.press(.enter)
    stage.type("7l")
    for line in ["crash leader", "drop all", "campaign 5", "settle"] { stage.command(line) }
    stage.type("R")
    #expect(stage.shows("election 2 of 2"))
    #expect(stage.picture(80, 24).contains("1-9 a node's answer"))
    let report = try #require(stage.application.run.recovery())
    let grant = try #require(report.grants.first { $0.voter == 3 })
    #expect(stage.shows("message \(grant.messages[0]), event \(grant.event)"))
    stage.type("3")
    #expect(stage.application.run.cursor == grant.event)
    #expect(stage.application.run.input(of: grant.event) == .deliver(grant.messages[0]))
    stage.type("GR9")
    #expect(stage.shows("S9 gave no answer in this election"))
  }

  @Test("at 80x24 a race shows both lanes, who is ahead and each reason in full")
  func smallRace() throws {
    let stage = try Stage()
    stage.type("FpLPL")
    let text = stage.picture(80, 24)
    #expect(text.contains("Fast track") && text.contains("Classic Raft"))
    #expect(text.contains("fast 3 of 3 committed, classic 3"))
    #expect(text.contains("fast 2! in 2 delays") && text.contains("classic 2= in 3 delays"))
  }
}
