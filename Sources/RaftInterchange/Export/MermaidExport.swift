import Raft
import RaftSimulation

/// A run as a sequence diagram in Mermaid's language, to be pasted wherever Markdown draws it.
///
/// Each delivery is an arrow, each lost message an arrow that ends in a cross; what matters stands in notes. Heartbeats are left out.
public enum MermaidExport {
  /// The text.
  ///
  /// - Parameter events: the events to draw; nil stands for all. Mermaid refuses texts of more than 50,000 characters by default, and what
  ///   does not fit is left out with a comment that says so.
  public static func text(of run: Run, events: ClosedRange<Int>? = nil) -> String {
    var lines: [String] = []
    var count = 0
    var nodes: [NodeID] = run.cluster.nodes.map(\.id)
    for event in RunReplay(run) where events?.contains(event.record.number) ?? true {
      for node in event.cluster.nodes.map(\.id) where !nodes.contains(node) { nodes.append(node) }
      let new = Self.lines(of: event)
      count += new.reduce(0) { $0 + $1.utf8.count + 3 }
      if count > charactersMax {
        lines.append("%% the events from \(event.record.number) on do not fit")
        break
      }
      lines += new
    }
    let head = ["sequenceDiagram"] + nodes.sorted().map { "participant \(nodeName($0))" }
    return (head + lines).enumerated().map { ($0.offset == 0 ? "" : "  ") + $0.element + "\n" }.joined()
  }

  private static let charactersMax = 48_000

  private static func lines(of event: RunReplay.Event) -> [String] {
    var lines: [String] = []
    for fact in event.record.facts {
      switch fact {
      case .delivered(let item) where !item.isHeartbeat: lines.append(arrow("->>", item))
      case .dropped(let item), .lost(let item, _): if !item.isHeartbeat { lines.append(arrow("-x", item)) }
      case .crashed(let node, _): lines.append("Note over \(nodeName(node)): goes down")
      case .restarted(let node, _): lines.append("Note over \(nodeName(node)): starts again")
      default: break
      }
    }
    for line in event.lines where isNoteworthy(line) {
      let place = line.node.map { "Note over \(nodeName($0))" } ?? everybody(event.cluster)
      lines.append("\(place): \(escaped("\(line.label) \(line.text)"))")
    }
    return lines
  }

  private static func arrow(_ arrow: String, _ item: InFlightMessage) -> String {
    "\(nodeName(item.message.from))\(arrow)\(nodeName(item.message.to)): \(escaped("\(item.message.kind) \(item.number)"))"
  }

  private static func isNoteworthy(_ line: EventLine) -> Bool {
    switch line.kind {
    case .decision, .fastCommit, .classicCommit, .recovery, .violation, .membership, .read: true
    case .election: line.text.hasPrefix("BECOMES") || line.text.hasPrefix("campaigns")
    case .fault, .heal: line.node == nil && !line.text.hasPrefix("Msg")
    default: line.part == 0 && line.text.hasPrefix("is asked")
    }
  }

  private static func everybody(_ cluster: Cluster) -> String {
    guard let first = cluster.nodes.first, let last = cluster.nodes.last else { return "Note over S1" }
    return first.id == last.id ? "Note over \(nodeName(first.id))" : "Note over \(nodeName(first.id)),\(nodeName(last.id))"
  }

  /// Semicolons end a statement in Mermaid, `#` begins a character reference, and the bare word `end` a block's end.
  package static func escaped(_ text: String) -> String {
    let words = text.split(omittingEmptySubsequences: false) { $0.isWhitespace }
    return words.map { $0.lowercased() == "end" ? "(\($0))" : escapedWord($0) }.joined(separator: " ")
  }

  private static func escapedWord(_ word: Substring) -> String {
    word.reduce(into: "") { escaped, character in
      switch character {
      case "#": escaped += "#35;"
      case ";": escaped += "#59;"
      case "<": escaped += "#lt;"
      case ">": escaped += "#gt;"
      case "%": escaped += "#37;"
      default: escaped.append(character)
      }
    }
  }
}
