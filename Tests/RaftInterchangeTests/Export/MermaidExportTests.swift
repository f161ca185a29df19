import Raft
import RaftInterchange
import RaftSimulation
import Testing

@Suite("Sequence diagrams in Mermaid's language") struct MermaidExportTests {
  @Test("every scenario is a diagram; its arrows are the messages that arrived", arguments: BuiltInScenario.all.map(\.name))
  func scenarios(name: String) throws {
    var runner = ScenarioRunner(scenario: try #require(BuiltInScenario.named(name)).scenario(), file: name)
    runner.runToEnd()
    var checker = MermaidChecker()
    let problem = checker.read(MermaidExport.text(of: runner.run))
    #expect(problem == nil)
    let delivered = (1...runner.run.eventCount).compactMap { runner.run.record(of: $0)?.facts.first }.filter {
      if case .delivered(let item) = $0 { !item.isHeartbeat } else { false }
    }
    #expect(checker.arrowCount >= delivered.count)
    #expect(checker.noteCount > 0)
    #expect(checker.participants.count == runner.run.cluster.nodes.count)
  }

  @Test("values that would end a statement, a block or the diagram are escaped")
  func escapes() throws {
    let values = [
      "a;b", "end", "END loop", "#1", "<b>", "%% x", "a:b,c", "x->>y", "S1-xS2", "+S1", "{curly} [square] \"quoted\"", "loop", "alt",
      "rect rgb(1,2,3)",
      "participant S1", "note over S1", "a\nb", "日本語", "&amp;",
    ]
    for value in values {
      var run = Run(settings: ClusterSettings(nodeCount: 1))
      run.act(.campaign(1))
      run.act(.propose(node: 1, value: value))
      let text = MermaidExport.text(of: run)
      #expect(MermaidChecker.problem(in: text) == nil, "\(value)")
    }
    #expect(MermaidExport.escaped("a;b <c> #1 end %") == "a#59;b #lt;c#gt; #35;1 (end) #37;")
  }

  @Test("the checker accepts what the documentation shows", arguments: accepted)
  func accepts(body: String) { #expect(MermaidChecker.problem(in: "sequenceDiagram\n" + body) == nil) }

  @Test("and refuses what is none, naming line and reason", arguments: refused)
  func refuses(body: String, reason: String) throws {
    let problem = try #require(MermaidChecker.problem(in: "sequenceDiagram\n" + body), "\(body)")
    #expect(problem.contains(reason), "\(problem)")
  }

  @Test("a run that does not fit ends with a comment, and is a diagram still")
  func tooLong() throws {
    var run = Run(settings: ClusterSettings(nodeCount: 5))
    for line in ["campaign 1", "settle"] { try run.perform(line: line) }
    for number in 1...90 {
      try run.perform(line: "propose leader value\(number)")
      try run.perform(line: "settle")
    }
    let text = MermaidExport.text(of: run)
    #expect(text.contains("do not fit"))
    #expect(MermaidChecker.problem(in: text) == nil)
  }

  /// Both lists were read by Mermaid 11.6 itself, with the same verdicts but where the checker is stricter.
  private static let two = "participant A\nparticipant B\n"
  static let accepted = [
    two + "A->>B: hello", two + "A-->>B: hello\nA-xB: lost\nA--xB: lost\nA-)B: async\nA--)B: async\nA->B: line\nA-->B: dotted",
    two + "A<<->>B: both", "participant A as Alice in front\nactor B\nA->>B: hello", two + "A->>+B: ask\nB-->>-A: answer",
    two + "activate A\nA->>B: x\ndeactivate A", two + "Note over A: x\nNote over A,B: both\nnote right of B: r\nNote left of A: l",
    two + "loop every tick\nA->>B: x\nend", two + "alt yes\nA->>B: x\nelse no\nB->>A: y\nend",
    two + "opt maybe\nrect rgb(0, 255, 0)\nA->>B: x\nend\nend", two + "par one\nA->>B: x\nand two\nB->>A: y\nend",
    two + "critical x\nA->>B: y\noption z\nB->>A: w\nend\nbreak stop\nA->>B: z\nend",
    two + "%% a comment; with anything #\nA->>B: I #9829; you #59; #35;",
    "autonumber\n" + two + "A->>B: 1: a, b -> c (end)",
  ]
  static let refused = [
    ("A->>B: hello", "A is not declared"), (two + "A->>B", "a colon"), (two + "A->>B:", "a text is expected"),
    (two + "A=>>B: x", "no statement"), (two + "A->>B: x; y", "semicolon"), (two + "A->>B: #1", "bare #"),
    (two + "A->>B: the end", "word end"), (two + "loop x\nA->>B: y", "has no end"), (two + "A->>B: y\nend", "end without a block"),
    (two + "alt x\nA->>B: y\nand z\nend", "stands in no par"), (two + "participant A", "declared twice"), ("participant end", "reserved"),
    (two + "Note above A: x", "over, right of or left of"), (two + "Note over A,B,A: x", "one or two"),
    (two + "Note over C: x", "C is not declared"),
    (two + "Note over A", "colon"), (two + "A->>-B: x", "A is not active"), (two + "deactivate A", "A is not active"),
  ]
}
