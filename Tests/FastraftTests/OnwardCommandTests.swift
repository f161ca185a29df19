import Foundation
import Testing

@Suite("fastraft onward goes on from an event of a scenario")
struct OnwardCommandTests {
  @Test("What it finds is printed step by step, and written as a scenario that replays it")
  func finds() throws {
    let files = try TemporaryFiles()
    let found = files.file("found.fastraft").path
    let limits = ["--steps", "5", "--proposals", "0", "--crashes", "0", "--restarts", "1"]
    let result = try Fastraft.run(["onward", "break-m20", "--at", "69", "--quiet", "--output", found] + limits)
    #expect(result.errors == "")
    #expect(result.status == 1)
    #expect(result.output.hasPrefix("from event 69 of break-m20\nsteps ≤ 5, terms ≤ 1, proposals ≤ 0, crashes ≤ 0, restarts ≤ 1,"))
    #expect(result.output.contains("\nVIOLATION after 5 steps: leader-completeness (R5, R8, R9, R10): S2 leads term 2 with y instead of x"))
    #expect(result.output.contains("\n  1. restart 2\n  2. deliver S4>S2 MsgFastProp 4\n  3. campaign 2\n"), "\(result.output)")
    let replayed = try Fastraft.run(["run", "--quiet", found])
    #expect(replayed.errors == "")
    #expect(replayed.status == 0)
  }

  @Test("With the rule on, nothing is found; what is left over has a status of its own")
  func findsNothing() throws {
    let files = try TemporaryFiles()
    try files.write("cluster nodes=3 fast\ncampaign 1\nsettle\npropose 2 x\n", to: "start")
    let start = files.file("start").path
    let whole = try Fastraft.run(["onward", start, "--steps", "2", "--quiet"])
    #expect(whole.output.hasSuffix("exhausted: no violation\n") && whole.status == 0)
    let part = try Fastraft.run(["onward", start, "--states", "50", "--quiet"])
    #expect(part.output.hasSuffix("not exhausted: no violation so far\n") && part.status == 3)
    // A rule may be switched off by hand too.
    #expect(try Fastraft.run(["onward", start, "--steps", "1", "--break", "M2", "--quiet"]).status == 0)
  }

  @Test(
    "What cannot be searched is refused with what was expected",
    arguments: [
      (["break-m20"], "onward: break-m20 breaks leader-completeness at event 74; expected --at from 0 to 73"),
      (["break-m20", "--at", "900"], "onward: there is no event 900; expected --at from 0 to 74"),
      (["break-m20", "--steps", "0"], "--steps 0: expected a number from 1 to 64"),
      (["break-m20", "--states", "0"], "--states 0: expected a number from 1 on"),
      (["break-m20", "--break", "M99"], "--break M99: expected one of M1"),
    ])
  func refusals(arguments: [String], problem: String) throws {
    let result = try Fastraft.run(["onward"] + arguments)
    #expect(result.status == 64)
    #expect(result.errors.contains(problem), "\(result.errors)")
  }

  @Test("A file that is not there has status 2")
  func missing() throws {
    let result = try Fastraft.run(["onward", "nowhere.fastraft"])
    #expect(result.status == 2 && result.errors.contains("nowhere.fastraft: no such file"))
  }
}
