/// What a ``TraceEvent`` tells, by etcd/raft's names.
public enum TraceEventName: String, Hashable, Sendable, CaseIterable {
  /// A node is made, before it looks into its storage.
  case initState = "InitState"
  /// The node is a candidate from now on.
  case becomeCandidate = "BecomeCandidate"
  /// The node is a follower from now on, if only of another term.
  case becomeFollower = "BecomeFollower"
  /// The node leads from now on; its no-op is not in its log yet.
  case becomeLeader = "BecomeLeader"
  /// A leader has looked whether it can commit more; its state tells whether it did.
  case commit = "Commit"
  /// An entry is about to enter a leader's log.
  case replicate = "Replicate"
  /// A configuration change is about to enter a leader's log.
  case changeConf = "ChangeConf"
  /// A configuration is about to take effect.
  case applyConfChange = "ApplyConfChange"
  /// A ready was taken: everything in the state is being made durable.
  case ready = "Ready"
  /// Entries, a heartbeat or a snapshot are sent.
  case sendAppendEntriesRequest = "SendAppendEntriesRequest"
  /// Entries, a heartbeat or a snapshot have come, and are about to be handled.
  case receiveAppendEntriesRequest = "ReceiveAppendEntriesRequest"
  /// The answer to entries, a heartbeat or a snapshot is sent.
  case sendAppendEntriesResponse = "SendAppendEntriesResponse"
  /// The answer to entries, a heartbeat or a snapshot has come, and is about to be handled.
  case receiveAppendEntriesResponse = "ReceiveAppendEntriesResponse"
  /// A vote is asked for.
  case sendRequestVoteRequest = "SendRequestVoteRequest"
  /// The request for a vote has come, and is about to be handled.
  case receiveRequestVoteRequest = "ReceiveRequestVoteRequest"
  /// A vote is granted or refused.
  case sendRequestVoteResponse = "SendRequestVoteResponse"
  /// A grant or refusal has come, and is about to be handled.
  case receiveRequestVoteResponse = "ReceiveRequestVoteResponse"
}

extension TraceEventName {
  /// The name for sending a message of the kind; nil for kinds that no event tells of. The specification knows heartbeats and snapshots as
  /// requests to append, and no pre-votes.
  init?(sending kind: MessageKind) {
    switch kind {
    case .append, .heartbeat, .snapshot: self = .sendAppendEntriesRequest
    case .appendResponse, .heartbeatResponse: self = .sendAppendEntriesResponse
    case .vote: self = .sendRequestVoteRequest
    case .voteResponse: self = .sendRequestVoteResponse
    default: return nil
    }
  }

  /// The name for receiving a message of the kind; nil for kinds that no event tells of.
  init?(receiving kind: MessageKind) {
    switch kind {
    case .append, .heartbeat, .snapshot: self = .receiveAppendEntriesRequest
    case .appendResponse, .heartbeatResponse: self = .receiveAppendEntriesResponse
    case .vote: self = .receiveRequestVoteRequest
    case .voteResponse: self = .receiveRequestVoteResponse
    default: return nil
    }
  }
}
