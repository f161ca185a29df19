/// The commands of interaction transcripts: etcd/raft's, then those of the fast track.
enum InteractionCommand: String, CaseIterable {
  case addNodes = "add-nodes"
  case breakpoint = "_breakpoint"
  case campaign
  case compact
  case deliverMessages = "deliver-msgs"
  case forgetLeader = "forget-leader"
  case logLevel = "log-level"
  case processAppendThread = "process-append-thread"
  case processApplyThread = "process-apply-thread"
  case processReady = "process-ready"
  case propose
  case proposeConfChange = "propose-conf-change"
  case raftLog = "raft-log"
  case raftState = "raft-state"
  case reportUnreachable = "report-unreachable"
  case sendSnapshot = "send-snapshot"
  case setRandomizedElectionTimeout = "set-randomized-election-timeout"
  case stabilize
  case status
  case tickElection = "tick-election"
  case tickHeartbeat = "tick-heartbeat"
  case transferLeadership = "transfer-leadership"
}
