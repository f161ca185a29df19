/// Why a node refused an input.
public enum RaftError: Error, Hashable, Sendable {
  /// A local message came from outside (etcd/raft's `ErrStepLocalMsg`).
  case stepLocalMessage
  /// A response came from a node outside of the configuration (etcd/raft's `ErrStepPeerNotFound`).
  case stepPeerNotFound
  /// The proposal was dropped, so that the proposer can fail fast (etcd/raft's `ErrProposalDropped`).
  case proposalDropped
  /// A message says what no correct peer can say; nothing was changed.
  case malformedMessage(String)
  /// The node stopped itself because it saw what must never be; only a human can help.
  case halted(String)
  /// The application stopped the node (etcd/raft's `ErrStopped`).
  case stopped
  /// A configuration change that cannot be applied to the current configuration.
  case invalidConfChange(String)
  /// Bootstrap was asked for on storage that is not empty, or without peers.
  case invalidBootstrap(String)
  /// Storage failed.
  case storage(StorageError)
  /// Storage was written by a node with another setting of the fast path (rule R17).
  case fastPathMismatch(String)
}

extension RaftError: CustomStringConvertible {
  /// The error in etcd/raft's words where it has some.
  public var description: String {
    switch self {
    case .stepLocalMessage: "raft: cannot step raft local message"
    case .stepPeerNotFound: "raft: cannot step as peer not found"
    case .proposalDropped: "raft proposal dropped"
    case .malformedMessage(let reason): "raft: malformed message: \(reason)"
    case .halted(let reason): "raft: node stopped: \(reason)"
    case .stopped: "raft: stopped"
    case .invalidConfChange(let reason): reason
    case .invalidBootstrap(let reason): reason
    case .storage(let error): error.description
    case .fastPathMismatch(let reason): "raft: \(reason)"
    }
  }
}
