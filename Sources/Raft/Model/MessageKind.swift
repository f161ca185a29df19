/// The kinds of messages, in etcd/raft's order, then the two of the fast track.
public enum MessageKind: UInt8, Hashable, Sendable, CaseIterable {
  /// Local: start an election.
  case hup
  /// Local: the leader's heartbeat timer.
  case beat
  /// A proposal, on its way to the leader.
  case propose
  /// Entries to append, after a matching position.
  case append
  /// The answer to ``append`` or ``snapshot``.
  case appendResponse
  /// A candidate asks for a vote.
  case vote
  /// The answer to ``vote``; on the fast track with the voter's hints.
  case voteResponse
  /// A snapshot to restore.
  case snapshot
  /// The leader is alive.
  case heartbeat
  /// The answer to ``heartbeat``.
  case heartbeatResponse
  /// Local: the transport could not reach a peer.
  case unreachable
  /// Local: how the delivery of a snapshot ended.
  case snapshotStatus
  /// Local: the leader checks that a quorum was active.
  case checkQuorum
  /// Asks the leader to hand over its office.
  case transferLeader
  /// The leader asks its successor to campaign at once.
  case timeoutNow
  /// Asks for a linearizable read index.
  case readIndex
  /// The answer to ``readIndex``.
  case readIndexResponse
  /// A pre-candidate asks whether it would be elected.
  case preVote
  /// The answer to ``preVote``.
  case preVoteResponse
  /// Local: to the append thread.
  case storageAppend
  /// Local: from the append thread.
  case storageAppendResponse
  /// Local: to the apply thread.
  case storageApply
  /// Local: from the apply thread.
  case storageApplyResponse
  /// Local: forget the current leader.
  case forgetLeader
  /// Fast track: a proposer hands its entry straight to every node, aimed at an index.
  case fastProposal
  /// Fast track: a node tells the leader what it holds; or, rejecting, tells a proposer what stands at its index.
  case fastVote
}

extension MessageKind: CustomStringConvertible {
  private static let names = [
    "MsgHup", "MsgBeat", "MsgProp", "MsgApp", "MsgAppResp", "MsgVote", "MsgVoteResp", "MsgSnap", "MsgHeartbeat", "MsgHeartbeatResp",
    "MsgUnreachable", "MsgSnapStatus", "MsgCheckQuorum", "MsgTransferLeader", "MsgTimeoutNow", "MsgReadIndex", "MsgReadIndexResp",
    "MsgPreVote", "MsgPreVoteResp", "MsgStorageAppend", "MsgStorageAppendResp", "MsgStorageApply", "MsgStorageApplyResp",
    "MsgForgetLeader", "MsgFastProp", "MsgFastVote",
  ]

  /// The name that etcd/raft's texts use, such as `MsgAppResp`.
  public var description: String { Self.names[Int(rawValue)] }

  /// The kind with the given etcd/raft name.
  public init?(name: String) {
    guard let position = Self.names.firstIndex(of: name) else { return nil }
    self = Self.allCases[position]
  }
}

extension MessageKind {
  /// Kinds that a node only sends to itself; arriving from the network they are refused (etcd/raft's `IsLocalMsg`).
  public var isLocal: Bool {
    switch self {
    case .hup, .beat, .unreachable, .snapshotStatus, .checkQuorum, .storageAppend, .storageAppendResponse, .storageApply,
      .storageApplyResponse:
      true
    default: false
    }
  }

  /// Kinds that answer another one (etcd/raft's `IsResponseMsg`).
  public var isResponse: Bool {
    switch self {
    case .appendResponse, .voteResponse, .heartbeatResponse, .unreachable, .readIndexResponse, .preVoteResponse, .storageAppendResponse,
      .storageApplyResponse, .fastVote:
      true
    default: false
    }
  }
}
