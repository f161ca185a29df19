/// What a random number is for; a part of its key, so that draws for one purpose never shift those for another.
public enum DrawPurpose: UInt64, Hashable, Sendable, CaseIterable {
  /// The fixed latency of a link.
  case linkLatency = 1
  /// What a single message adds to its link's latency.
  case messageJitter
  /// The seed that a node is started with.
  case nodeSeed
  /// Which faults a random schedule uses at all, and how often.
  case swarm
  /// What a random schedule does next.
  case action
  /// Which node, link or message it does it to.
  case target
  /// Which messages a race loses.
  case raceLoss = 32
}
