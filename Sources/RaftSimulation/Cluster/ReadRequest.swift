import Raft

/// A linearizable read on its way: first the leader fixes an index, then the application has to get there.
public struct ReadRequest: Hashable, Sendable {
  /// Its number in the run, counted from 1.
  public var number: Int
  /// The node at which the client waits.
  public var node: NodeID
  /// The key that is read.
  public var key: String
  /// The event in which it was asked for.
  public var event: Int
  /// The index that the application has to reach, once it is known.
  public var index: LogIndex?
  /// Whether a leader fixed the index by its lease while a leader of a higher term had been elected already. A lease assumes that clocks and
  /// messages keep to bounds; where they did not, nothing is promised, and the answer is not judged.
  public internal(set) var isBeyondLease = false
  /// For how many ticks it has waited since the client last asked. Reads may get lost, and the core does not repeat them: the client does.
  var ticksWaited = 0

  /// The bytes that identify the request to the core.
  var context: [UInt8] {
    var writer = ByteWriter()
    writer.write(number: UInt64(number))
    return writer.bytes
  }
}
