/// The commands of interaction transcripts: etcd/raft's, then those of the fast track.
enum InteractionCommand: String, CaseIterable {
  case addNodes = "add-nodes"
  case breakpoint = "_breakpoint"
  case campaign
  case compact
  case crash
  case deliverMessages = "deliver-msgs"
  case fastProposals = "fast-proposals"
  case fastStatus = "fast-status"
  case forgetLeader = "forget-leader"
  case logLevel = "log-level"
  case processAppendThread = "process-append-thread"
  case processApplyThread = "process-apply-thread"
  case processReady = "process-ready"
  case propose
  case proposeConfChange = "propose-conf-change"
  case raftLog = "raft-log"
  case raftState = "raft-state"
  case readIndex = "read-index"
  case reportUnreachable = "report-unreachable"
  case restart
  case sendSnapshot = "send-snapshot"
  case setRandomizedElectionTimeout = "set-randomized-election-timeout"
  case slots
  case stabilize
  case status
  case tickElection = "tick-election"
  case tickHeartbeat = "tick-heartbeat"
  case transferLeadership = "transfer-leadership"
}
