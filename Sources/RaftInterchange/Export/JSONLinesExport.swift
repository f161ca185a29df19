import Raft
import RaftSimulation

/// A run as JSON Lines: one object for the run, then one for each event of the current branch.
///
/// ```
/// {"format":"fastraft-run","version":1,"cluster":"cluster nodes=5 seed=7 fast","events":41,"digest":"6f…"}
/// {"event":1,"time":0,"command":"campaign S1","lines":[{"label":"1","node":"S1","kind":"election","text":"…"}],"milestones":[]}
/// ```
///
/// Times are microseconds; `rule` is there where a line cites one.
public enum JSONLinesExport {
  /// The text, with a line feed behind every line.
  public static func text(of run: Run) -> String {
    var lines: [String] = []
    var last: Cluster?
    for event in RunReplay(run) {
      lines.append(line(of: event))
      last = event.cluster
    }
    let digest = String(last?.digest ?? Run(settings: run.settings).stateDigest(), radix: 16)
    let head = JSONText.object([
      ("format", JSONText.string("fastraft-run")), ("version", "1"), ("cluster", JSONText.string(run.settings.line)),
      ("events", "\(run.eventCount)"), ("digest", JSONText.string(digest)),
    ])
    return ([head] + lines).map { $0 + "\n" }.joined()
  }

  private static func line(of event: RunReplay.Event) -> String {
    var members: [(String, String)] = [
      ("event", "\(event.record.number)"), ("time", "\(event.record.time)"), ("command", JSONText.string(event.command)),
      ("lines", JSONText.array(event.lines.map(object(of:)))),
      ("milestones", JSONText.array(event.record.milestones.map { JSONText.string("\($0)") })),
    ]
    if !event.record.violations.isEmpty {
      members.append(("violations", JSONText.array(event.record.violations.map { JSONText.string($0.checker) })))
    }
    return JSONText.object(members)
  }

  private static func object(of line: EventLine) -> String {
    var members = [("label", JSONText.string(line.label))]
    if let node = line.node { members.append(("node", JSONText.string(nodeName(node)))) }
    members += [("kind", JSONText.string("\(line.kind)")), ("text", JSONText.string(line.text))]
    if let rule = line.rule { members.append(("rule", JSONText.string(rule.name))) }
    return JSONText.object(members)
  }
}
