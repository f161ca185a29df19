import Raft
import RaftSimulation
import Testing

@Suite("Share tokens") struct ShareTokenTests {
  private func run(_ name: String) throws -> Run {
    var runner = ScenarioRunner(scenario: try #require(BuiltInScenario.named(name)).scenario(), file: name)
    runner.runToEnd()
    return runner.run
  }

  @Test("Every built-in scenario fits, and comes back with the same state at the same cursor", arguments: BuiltInScenario.all.map(\.name))
  func roundTrip(name: String) throws {
    var run = try run(name)
    for cursor in [run.eventCount, run.eventCount / 2, 0] {
      run.seek(to: cursor)
      let token = try ShareToken(run)
      #expect(token.text.utf8.count <= 1200, "\(token.text.utf8.count) characters")
      #expect(token.text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) })
      let opened = try ShareToken.open(token.text)
      #expect(opened.difference == nil)
      #expect(opened.run.cursor == cursor && opened.run.eventCount == run.eventCount)
      #expect(opened.run.stateDigest() == run.stateDigest())
      #expect(try ShareToken(opened.run).text == token.text)
    }
  }

  @Test("Random sessions come back input by input, whatever was done in them") func random() throws {
    for seed in UInt64(1)...60 {
      var run = Run(settings: RandomInputs.settings(seed: seed))
      var inputs = RandomInputs(seed: seed)
      for _ in 0..<250 { run.act(inputs.next(run.cluster)) }
      for input: Input in [
        .put(node: 1, key: "k", value: "naïve ≠ \"x\""), .read(node: 2, key: "k"), .hold(run.cluster.network.sentCount),
        .deliver(1_000_000),
        .snapshot(1), .compact(1, nil), .compact(2, 3), .member(MemberChange(kind: .learner, node: 6)), .tick(2), .transfer(to: 2),
        .forgetLeader(3), .fastProposals(false), .fastProposals(true), .mend(Link.both(1, 2)), .tick(nil),
      ] { run.act(input) }
      let opened = try ShareToken.open(ShareToken(run).text)
      #expect(opened.difference == nil, "seed \(seed)")
      for event in 1...run.eventCount { #expect(opened.run.input(of: event) == run.input(of: event), "seed \(seed), event \(event)") }
    }
  }

  @Test("A state that differs from the one that was shared is opened, and says so") func difference() throws {
    let run = try run("fast-commit")
    let opened = try ShareToken.open(ShareToken(run, digest: run.stateDigest() ^ 1).text)
    #expect(
      opened.difference == "the state differs from the one that was shared: the program behaves otherwise than the one that shared it")
    #expect(opened.run.eventCount == run.eventCount)
  }

  @Test("A branch is shared as it is: with its own past, without the others") func branch() throws {
    var run = try run("fast-commit")
    run.seek(to: 30)
    try run.perform(line: "crash leader")
    try run.perform(line: "settle")
    let opened = try ShareToken.open(ShareToken(run).text)
    #expect(opened.run.stateDigest() == run.stateDigest())
    #expect(opened.run.branches.count == 1)
  }

  @Test("Ten thousand steps fit; what does not fit says so, with what to do instead") func size() throws {
    var run = Run(settings: ClusterSettings(nodeCount: 5, seed: 3))
    for _ in 0..<10_000 { run.playForward() }
    #expect(try ShareToken(run).text.utf8.count < 200)
    for number in 0..<500 {
      run.act(.propose(node: 2, value: "value \(number)"))
      run.act(.tick(3))
    }
    let error = #expect(throws: ShareTokenError.self) { try ShareToken(run) }
    guard case .tooLarge(let count)? = error else { return }
    #expect(count > 4096)
    #expect(error?.description.contains(":save FILE") == true)
  }

  @Test("White space from pasting does not matter; a token that was cut or changed is refused, letter by letter") func damage() throws {
    let text = try ShareToken(run("fast-commit")).text
    let folded = "  " + text.prefix(40) + "\n" + text.dropFirst(40) + "\n"
    #expect(try ShareToken.open(folded).difference == nil)
    #expect(throws: ShareTokenError.notAToken) { try ShareToken.open("hello") }
    #expect(throws: ShareTokenError.otherFormat) { try ShareToken.open("fastraft2.AAAA") }
    for count in 11..<text.count { #expect(throws: ShareTokenError.self) { try ShareToken.open(String(text.prefix(count))) } }
    for position in text.indices.dropFirst(10) {
      var changed = text
      changed.replaceSubrange(position...position, with: text[position] == "A" ? "B" : "A")
      #expect(throws: ShareTokenError.self) { try ShareToken.open(changed) }
    }
  }
}
