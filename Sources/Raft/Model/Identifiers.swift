/// The identifier of a node of the cluster. Zero is ``noNode``; the two highest values name the node's own storage threads.
public typealias NodeID = UInt64

/// An election term (Raft thesis, section 3.3): a logical clock, higher is later.
public typealias Term = UInt64

/// The position of an entry in the log, counted from 1. Zero stands before the first entry.
public typealias LogIndex = UInt64

/// No node: the leader that is unknown, the vote that was not cast.
public let noNode: NodeID = 0

/// The target of messages to the node's own append thread (asynchronous storage writes, etcd/raft's `LocalAppendThread`).
public let localAppendThread: NodeID = .max

/// The target of messages to the node's own apply thread (asynchronous storage writes, etcd/raft's `LocalApplyThread`).
public let localApplyThread: NodeID = .max - 1

extension NodeID {
  /// Whether the identifier names one of the node's own storage threads rather than a peer.
  public var isLocalThread: Bool { self == localAppendThread || self == localApplyThread }
}
