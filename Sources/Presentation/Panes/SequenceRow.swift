import Raft
import RaftSimulation

/// One event as a row of a sequence diagram: an arrow between two nodes, or something that happened at one.
struct SequenceRow: Hashable, Sendable {
  /// What is drawn.
  enum Shape: Hashable, Sendable {
    /// A message arrived.
    case arrow(from: NodeID, to: NodeID, label: String, isLost: Bool)
    /// Something happened at a node.
    case mark(NodeID, String)
    /// Something happened to all.
    case note(String)
  }

  /// The event.
  var event: Int
  /// What is drawn.
  var shape: Shape
  /// The letters of the milestones that the event reached.
  var marks: String

  init(_ record: EventRecord) {
    event = record.number
    marks = String(record.milestones.map(\.mark))
    shape = record.facts.first.map(Self.shape) ?? .note("")
  }

  private static func shape(of fact: Fact) -> Shape {
    switch fact {
    case .delivered(let item): arrow(item, isLost: false)
    case .dropped(let item), .lost(let item, _): arrow(item, isLost: true)
    case .requested(let request, let value): .mark(request.client, "proposes \(value.tag)")
    case .crashed(let node, _): .mark(node, "crashes")
    case .restarted(let node, _): .mark(node, "restarts")
    case .campaignAsked(let node): .mark(node, "times out")
    case .ticked(let node): node.map { .mark($0, "tick") } ?? .note("all clocks tick")
    case .linksCut: .note("links are cut")
    case .linksMended: .note("links are mended")
    case .readAsked(let request): .mark(request.node, "reads")
    case .snapshotTaken(let node, let index): .mark(node, "snapshot at \(index)")
    default: .note("")
    }
  }

  private static func arrow(_ item: InFlightMessage, isLost: Bool) -> Shape {
    let message = item.message
    let name = String("\(message.kind)".dropFirst(3))
    let index = message.entries.first?.index ?? (message.index > 0 ? message.index : nil)
    let label = index.map { "\(name) \($0)" } ?? name
    return .arrow(from: message.from, to: message.to, label: label, isLost: isLost)
  }
}
