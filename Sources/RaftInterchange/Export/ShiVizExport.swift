import Raft
import RaftSimulation

/// A run as a log for ShiViz, which draws it as a space-time diagram: two lines an event, to be read with ShiViz's default expression
/// `(?<event>.*)\n(?<host>\S*) (?<clock>{.*})`.
///
/// ```
/// gets MsgFastVote 17 from S3: holds 2 x, term 1
/// S1 {"S1":12, "S3":4}
/// ```
///
/// The clocks are vector clocks: a node's own count grows by one with each event on it, and a delivery takes over what the sender knew when
/// it sent. What concerns no node in particular, such as cutting links, happens on a host of its own, `network`.
public enum ShiVizExport {
  /// The text.
  public static func text(of run: Run) -> String {
    var writer = ShiVizWriter()
    for event in RunReplay(run) { writer.write(event) }
    return writer.text
  }
}

/// Keeps the vector clocks.
private struct ShiVizWriter {
  private(set) var text = ""
  private var clocks: [Clock] = Array(repeating: Clock(), count: hostCount)
  /// By host, the clocks after each event that it took part in, ascending by event.
  private var history: [[(event: Int, clock: Clock)]] = Array(repeating: [], count: hostCount)

  /// The network, and the nodes by their identifiers.
  private static let hostCount = ClusterSettings.nodeCountMax + 1
  private typealias Clock = [Int]

  init() {
    clocks = Array(repeating: Clock(repeating: 0, count: Self.hostCount), count: Self.hostCount)
  }

  mutating func write(_ event: RunReplay.Event) {
    let groups = Self.group(event.lines)
    for (position, group) in groups.enumerated() {
      if position == 0, case .delivered(let item)? = event.record.facts.first { merge(item) }
      clocks[group.host][group.host] += 1
      history[group.host].append((event.record.number, clocks[group.host]))
      text += group.words + "\n" + Self.name(group.host) + " " + Self.json(clocks[group.host]) + "\n"
    }
  }

  /// What a node did in an event is one event of its host.
  private static func group(_ lines: [EventLine]) -> [(host: Int, words: String)] {
    var groups: [(host: Int, words: String)] = []
    for line in lines {
      let host = Int(line.node ?? 0)
      let words = line.text.split(whereSeparator: \.isNewline).joined(separator: " ")
      if let known = groups.firstIndex(where: { $0.host == host }) {
        groups[known].words += "; " + words
      } else {
        groups.append((host, words))
      }
    }
    return groups
  }

  /// What the sender knew when it sent.
  private mutating func merge(_ item: InFlightMessage) {
    let receiver = Int(item.message.to)
    guard let sent = history[Int(item.message.from)].last(where: { $0.event <= item.sentByEvent })?.clock else { return }
    for host in clocks[receiver].indices where host != receiver { clocks[receiver][host] = max(clocks[receiver][host], sent[host]) }
  }

  private static func name(_ host: Int) -> String { host == 0 ? "network" : nodeName(NodeID(host)) }

  private static func json(_ clock: Clock) -> String {
    let counts = clock.enumerated().filter { $0.element > 0 }
    return "{" + counts.map { "\"\(name($0.offset))\":\($0.element)" }.joined(separator: ", ") + "}"
  }
}
