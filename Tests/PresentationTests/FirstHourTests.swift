import Presentation
import RaftSimulation
import TerminalUI
import Testing

@Suite("A first hour without the manual: the screen says what to press next") struct FirstHourTests {
  /// Whether the smallest whole screen shows a text.
  private func shows(_ stage: Stage, _ text: String) -> Bool { stage.picture(80, 24).contains(text) }

  @Test("from the first screen to a fast commit, a dead leader, the microscope, and a branch")
  func story() throws {
    let stage = try Stage()
    #expect(shows(stage, "p  propose at S2, then l message after message"))
    #expect(shows(stage, "O  \(BuiltInLesson.all.count) lessons and \(BuiltInScenario.all.count) scenarios"))
    stage.type("p")
    stage.press(.enter)
    stage.type("7l")
    #expect(shows(stage, "committed fast: w says why that is safe"))
    stage.type("K")
    #expect(shows(stage, "nobody leads: t lets S2 stand, what was sent still arrives"))
    #expect(shows(stage, "t elect"), "the key that makes a leader takes the place of the key that kills one")
    stage.type("L")
    #expect(shows(stage, "leads: R shows what its voters reported"))
    stage.type("R")
    #expect(shows(stage, "To see something recovered: crash a leader right after a fast commit"))
    stage.press(.escape)
    stage.type("HHx")
    #expect(shows(stage, "on a new branch; the old future stays (B)"))
    stage.type("B=")
    #expect(shows(stage, "against"))
  }

  @Test("where nothing is in flight the pane offers what can be done there: with a leader, without, and in the past")
  func nextSteps() throws {
    let stage = try Stage()
    stage.type("10h")
    #expect(!shows(stage, "nothing is in flight"))
    stage.type("g")
    #expect(shows(stage, "G  to the end of the run"))
    stage.type("GK")
    stage.command("drop all")
    #expect(shows(stage, "t  let S2 time out: it stands for election"))
    #expect(shows(stage, "X  restart the selected node; S1 is down"))
    #expect(stage.application.run.view().leader == nil)
  }

  @Test("a key without a meaning says so, also in a race; one for a message leads to the messages before it does anything")
  func unboundKeys() throws {
    let stage = try Stage()
    stage.type("Z")
    #expect(shows(stage, "Z does nothing here; ? shows every key"))
    stage.type("d")
    #expect(shows(stage, "In flight has the keys now; nothing is in flight"))
    stage.press(.backTab)
    stage.type("p")
    stage.press(.enter)
    let event = stage.application.run.cursor
    stage.type("d")
    #expect(stage.application.run.cursor == event)
    #expect(shows(stage, "In flight has the keys now; d again does it: drop"))
    stage.type("d")
    #expect(stage.application.run.cursor == event + 1)
    stage.type("FZ")
    #expect(shows(stage, "Z does nothing in a race"))
  }

  @Test("d runs the same race on a network that loses messages; what fell back says why")
  func lossyRace() throws {
    let stage = try Stage()
    stage.type("FpLPLd")
    #expect(shows(stage, "the same race again, from the start: 5 % of all messages are lost"))
    #expect(shows(stage, "loss 5 %"))
    stage.type("ddL")
    #expect(shows(stage, "loss 20 %"))
    #expect(shows(stage, "fast 3 of 3 committed, classic 3"))
    #expect(shows(stage, "fell back: "))
    stage.type("dd")
    #expect(shows(stage, "no message is lost"))
    stage.type("qo")
    stage.press(.escape)
    stage.type("p")
    stage.press(.enter, .tab)
    stage.type("sF")
    #expect(shows(stage, "1 act on single messages left out"))
  }

  @Test("in a narrow pane of events every sentence is there from its beginning to its end, and so is what cites the rule")
  func wholeSentences() throws {
    let stage = try Stage()
    stage.command("lesson the-fast-track")
    stage.press(.enter, .enter, .enter)
    let text = stage.picture(120, 36)
    #expect(text.contains("32     S1  gets MsgFastVote 32 from S4:") && text.contains("appends x leader-approved"))
    #expect(text.contains("R4, deciding   w says more"))
  }

  @Test("q asks before something is lost, s saves it first, Q never asks")
  func leaving() throws {
    let stage = try Stage()
    stage.type("K")
    stage.type("q")
    #expect(shows(stage, "1 thing that you did is not saved"))
    #expect(stage.effects().isEmpty)
    stage.press(.escape)
    stage.type("qsmine.fastraft")
    stage.press(.enter)
    #expect(stage.effects() == [.save(path: "mine.fastraft", text: stage.application.run.journalText())])
    stage.application.report(problem: "mine.fastraft exists already")
    stage.type("q")
    #expect(shows(stage, "not saved"), "what could not be saved is not saved")
    stage.press(.escape)
    stage.command("save other.fastraft")
    _ = stage.effects()
    stage.application.report("saved other.fastraft")
    stage.type("q")
    #expect(stage.effects() == [.quit])
    let other = try Stage()
    other.type("KQ")
    #expect(other.effects() == [.quit])
    other.type("qq")
    #expect(other.effects() == [.quit])
  }

  @Test("Another scenario or lesson asks before it takes the place of what is not saved, from the gallery too")
  func openingAsks() throws {
    let stage = try Stage()
    stage.type("K")
    let digest = stage.application.run.stateDigest()
    stage.command("open fast-commit")
    #expect(shows(stage, "1 thing that you did is not saved") && shows(stage, "Enter opens it, s saves first, Esc stays"))
    stage.press(.escape)
    #expect(stage.application.run.stateDigest() == digest)
    stage.type("O")
    stage.press(.enter)
    #expect(shows(stage, "not saved"))
    stage.type("q")
    #expect(stage.effects().isEmpty && shows(stage, "not saved"), "q would quit, which nobody asked for")
    stage.press(.enter)
    #expect(shows(stage, "What is a log"))
    stage.command("open fast-commit")
    #expect(stage.application.run.settings.seed == 7, "a lesson is left without a question")
  }
}
