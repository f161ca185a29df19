import Raft

/// How an index was committed first, as the simulation saw it.
public struct CommitRecord: Hashable, Sendable {
  /// The index.
  public var index: LogIndex
  /// The entry, with the term that it had where it was committed first.
  public var entry: Entry
  /// The track.
  public var track: CommitTrack
  /// The node that committed it.
  public var committedBy: NodeID
  /// The event in which it did.
  public var event: Int
  /// The request whose value it is, if it is one's.
  public var request: RequestID?
  /// How many message delays after its proposal it was committed, when one causal path leads from the one to the other.
  public var delaysAtLeader: Int?
  /// How many message delays after its proposal each node knew of it; nil where another cause told the node.
  public var delaysAtNodes: [NodeDelay] = []

  /// When a node came to know.
  public struct NodeDelay: Hashable, Sendable {
    /// The node.
    public var node: NodeID
    /// The message delays since the proposal.
    public var delays: Int?
  }

  /// What was committed.
  public var value: EntryValue { EntryValue(entry) }

  /// The value in few letters.
  public var tag: String { value.tag }
}
