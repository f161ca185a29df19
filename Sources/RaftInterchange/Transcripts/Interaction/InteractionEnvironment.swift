import Raft

/// A small cluster whose every step is a command (etcd/raft's `rafttest.InteractionEnv`).
///
/// It is a value: keep a copy to come back to a step.
public struct InteractionEnvironment: TranscriptInterpreter, Sendable {
  /// The nodes; that with id 1 stands first.
  public package(set) var nodes: [InteractionNode] = []
  /// The messages on their way between nodes, the oldest first.
  public package(set) var messages: [Message] = []
  /// The lowest level of log lines that is shown; nil shows nothing at all.
  public package(set) var logLevel: LogLevel? = .debug
  /// The output of the command that is being carried out. Each command gets its own, so that copies of the environment share nothing.
  private(set) var output = TranscriptOutput()

  /// Makes an environment without nodes.
  public init() {}

  /// Carries out a command.
  ///
  /// - Returns: its output, `ok` when there is none.
  /// - Throws: ``TranscriptError`` when it cannot be understood.
  public mutating func run(_ directive: Directive) throws(TranscriptError) -> String {
    output = TranscriptOutput()
    output.level = logLevel
    for position in nodes.indices { nodes[position].raft.logger = output }
    do throws(CommandFailure) {
      try perform(directive)
    } catch {
      switch error {
      case .malformed(let error): throw error
      // What went wrong is shown even where everything else is silenced.
      case .refused(let text): return output.take() + text
      }
    }
    let text = output.take()
    return text.isEmpty ? "ok" : text
  }

  private mutating func perform(_ directive: Directive) throws(CommandFailure) {
    guard let command = InteractionCommand(rawValue: directive.command) else { throw .refused("unknown command") }
    switch command {
    case .addNodes: try addNodes(directive)
    case .breakpoint: break
    case .campaign: try campaign(directive)
    case .compact: try compact(directive)
    case .crash: try crash(directive)
    case .deliverMessages: try deliverMessages(directive)
    case .fastProposals: try fastProposals(directive)
    case .fastStatus: try fastStatus(directive)
    case .forgetLeader: try forgetLeader(directive)
    case .logLevel: try setLogLevel(directive)
    case .processAppendThread: try processAppendThread(directive)
    case .processApplyThread: try processApplyThread(directive)
    case .processReady: try processReady(directive)
    case .propose: try propose(directive)
    case .proposeConfChange: try proposeConfChange(directive)
    case .raftLog: try raftLog(directive)
    case .raftState: raftState()
    case .readIndex: try readIndex(directive)
    case .reportUnreachable: try reportUnreachable(directive)
    case .restart: try restart(directive)
    case .sendSnapshot: try sendSnapshot(directive)
    case .setRandomizedElectionTimeout: try setRandomizedElectionTimeout(directive)
    case .slots: try slots(directive)
    case .stabilize: try stabilize(directive)
    case .status: try status(directive)
    case .tickElection: try tickElection(directive)
    case .tickHeartbeat: try tickHeartbeat(directive)
    case .transferLeadership: try transferLeadership(directive)
    }
  }
}
