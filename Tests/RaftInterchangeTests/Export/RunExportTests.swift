import Foundation
import Raft
import RaftInterchange
import RaftSimulation
import Testing

@Suite("A run in other people's formats") struct RunExportTests {
  private static let names = BuiltInScenario.all.map(\.name)

  private func run(_ name: String) throws -> Run {
    var runner = ScenarioRunner(scenario: try #require(BuiltInScenario.named(name)).scenario(), file: name)
    runner.runToEnd()
    return runner.run
  }

  @Test("JSON Lines: each line is one object; every event and every line of the run is there", arguments: names)
  func jsonLines(name: String) throws {
    let run = try run(name)
    let text = JSONLinesExport.text(of: run)
    let objects = try text.split(separator: "\n").map { line in
      try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    #expect(objects.count == run.eventCount + 1)
    #expect(objects[0]["format"] as? String == "fastraft-run")
    #expect(objects[0]["digest"] as? String == String(run.stateDigest(), radix: 16))
    for event in 1...run.eventCount {
      #expect(objects[event]["event"] as? Int == event)
      let lines = try #require(objects[event]["lines"] as? [[String: Any]])
      #expect(lines.map { $0["text"] as? String } == run.lines(of: event).map(\.text))
    }
    // The commands alone, read back, give the same state.
    var replay = Run(settings: run.settings)
    for object in objects.dropFirst() { try replay.perform(line: #require(object["command"] as? String)) }
    #expect(replay.stateDigest() == run.stateDigest())
  }

  @Test("Text that JSON must escape comes back as it was") func escapes() throws {
    var run = Run(settings: ClusterSettings(nodeCount: 1))
    let value = "quote \" back \\ line \n tab \t bell \u{7} sep \u{2028} ∎ 🙂"
    run.act(.campaign(1))
    run.act(.propose(node: 1, value: value))
    let last = try #require(JSONLinesExport.text(of: run).split(separator: "\n").last)
    let object = try #require(JSONSerialization.jsonObject(with: Data(last.utf8)) as? [String: Any])
    let lines = try #require(object["lines"] as? [[String: Any]])
    #expect(lines.first?["text"] as? String == "is asked to propose \(value)")
  }

  @Test("ShiViz: the whole log parses with the default expression, and the clocks are vector clocks", arguments: names)
  func shiViz(name: String) throws {
    let run = try run(name)
    let text = ShiVizExport.text(of: run)
    let expression = try NSRegularExpression(pattern: "(?<event>.*)\\n(?<host>\\S*) (?<clock>\\{.*\\})")
    let whole = NSRange(text.startIndex..., in: text)
    let matches = expression.matches(in: text, range: whole)
    // Nothing is left between the matches, and each has two lines.
    #expect(matches.count * 2 == text.split(separator: "\n", omittingEmptySubsequences: false).count - 1)
    var last: [String: [String: Int]] = [:]
    var seen: [String: Int] = [:]
    for match in matches {
      let host = String(text[Range(match.range(withName: "host"), in: text)!])
      let clockText = String(text[Range(match.range(withName: "clock"), in: text)!])
      let clock = try #require(JSONSerialization.jsonObject(with: Data(clockText.utf8)) as? [String: Int])
      #expect(clock[host] == (last[host]?[host] ?? 0) + 1, "\(host) \(clock)")
      for (other, count) in clock {
        #expect(count >= last[host]?[other] ?? 0, "a clock went back")
        // Nobody knows more of a host than has happened there.
        if other != host { #expect(count <= seen[other] ?? 0, "\(host) knows the future of \(other)") }
      }
      last[host] = clock
      seen[host] = clock[host]
    }
    // Each knows exactly those of whom a chain of messages has told it.
    #expect(last.mapValues { Set($0.keys) } == acquaintances(in: run))
  }

  /// Of whom each host has heard at the end, itself included: found from the deliveries alone.
  private func acquaintances(in run: Run) -> [String: Set<String>] {
    var known: [String: Set<String>] = [:]
    var history: [String: [(event: Int, known: Set<String>)]] = [:]
    for event in 1...run.eventCount {
      if case .delivered(let item)? = run.record(of: event)?.facts.first,
        let sent = history[nodeName(item.message.from)]?.last(where: { $0.event <= item.sentByEvent })
      {
        known[nodeName(item.message.to), default: []].formUnion(sent.known)
      }
      for host in Set(run.lines(of: event).map { $0.node.map(nodeName) ?? "network" }) {
        known[host, default: []].insert(host)
        history[host, default: []].append((event, known[host, default: []]))
      }
    }
    return known
  }

  @Test("asciicast: the header, outputs and markers are those of version 2, and times never go back") func asciicast() throws {
    var cast = Asciicast(width: 80, height: 24, title: "a \"title\"")
    cast.add(Asciicast.Event(atMilliseconds: 0, .output("\u{1B}[2Jhello\r\n")))
    cast.add(Asciicast.Event(atMilliseconds: 1205, .marker("7 commitFast")))
    cast.add(Asciicast.Event(atMilliseconds: 1000, .output("→")))
    let lines = cast.text.split(separator: "\n").map(String.init)
    let header = try #require(JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
    #expect(header["version"] as? Int == 2 && header["width"] as? Int == 80 && header["height"] as? Int == 24)
    let events = try lines.dropFirst().map { try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [Any]) }
    #expect(events.map { $0[1] as? String } == ["o", "m", "o"])
    #expect(events[0][2] as? String == "\u{1B}[2Jhello\r\n")
    #expect(events.compactMap { ($0[0] as? NSNumber)?.doubleValue } == [0, 1.205, 1.205])
    #expect(lines[2] == "[1.205,\"m\",\"7 commitFast\"]")
  }

  @Test("The same run gives the same bytes") func deterministic() throws {
    let (one, other) = (try run("contention"), try run("contention"))
    #expect(JSONLinesExport.text(of: one) == JSONLinesExport.text(of: other))
    #expect(ShiVizExport.text(of: one) == ShiVizExport.text(of: other))
    #expect(MermaidExport.text(of: one) == MermaidExport.text(of: other))
  }
}
