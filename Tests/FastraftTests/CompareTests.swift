import Foundation
import Testing

@Suite("fastraft compare") struct CompareTests {
  private let small = ["compare", "--network", "datacenter", "--loss", "0", "--seeds", "1", "--rounds", "2"]

  @Test("Prints a table and a chart, the same each time") func table() throws {
    let result = try Fastraft.run(small)
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("one datacenter: milliseconds and message delays, median/99th percentile\nproposer"))
    #expect(result.output.contains("until the proposer knows, median:\nfollower 0%"))
    #expect(try Fastraft.run(small).output == result.output)
  }

  @Test("Prints JSON, a row for each condition") func json() throws {
    let result = try Fastraft.run(small + ["--json"])
    #expect(result.status == 0)
    let rows = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]])
    #expect(rows.compactMap { $0["proposers"] as? String } == ["follower", "leader", "contended"])
    #expect(rows.allSatisfy { ($0["fast"] as? [String: Any])?["committedCount"] as? Int ?? 0 > 0 })
  }

  @Test("With a bare majority everything is committed") func degraded() throws {
    let result = try Fastraft.run(["compare", "--degraded", "--seeds", "1"])
    #expect(result.status == 0)
    #expect(result.output.split(separator: "\n").count { $0.contains("64/64 64/64") } == 3)
  }

  @Test(
    "What it cannot use it names, with what it expected",
    arguments: [
      (["--network", "moon"], "--network moon: expected one of datacenter regions far"),
      (["--loss", "1,x"], "--loss 1,x: expected percents from 0 to 50, such as 0,1,5,10"),
      (["--seeds", "0"], "--seeds 0: expected a number from 1 to 1000"),
    ])
  func badArguments(arguments: [String], error: String) throws {
    let result = try Fastraft.run(["compare"] + arguments)
    #expect(result.errors == "fastraft: \(error)\n")
    #expect(result.status == 64)
  }
}
