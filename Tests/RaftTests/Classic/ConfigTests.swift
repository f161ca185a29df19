import Raft
import Testing

@Suite("Configurations that no node can have") struct ConfigTests {
  struct Wrong: CustomTestStringConvertible, Sendable {
    var field: String
    var change: @Sendable (inout Config) -> Void
    var testDescription: String { field }
  }

  static let wrong: [Wrong] = [
    Wrong(field: "id") { $0.id = noNode },
    Wrong(field: "id") { $0.id = localAppendThread },
    Wrong(field: "id") { $0.id = localApplyThread },
    Wrong(field: "heartbeatTicks") { $0.heartbeatTicks = 0 },
    Wrong(field: "heartbeatTicks") { $0.heartbeatTicks = -1 },
    Wrong(field: "electionTicks") { $0.electionTicks = $0.heartbeatTicks },
    Wrong(field: "electionTicks") { $0.electionTicks = .max },
    Wrong(field: "inflightMessagesMax") { $0.inflightMessagesMax = 0 },
    Wrong(field: "inflightMessagesMax") { $0.inflightMessagesMax = -1 },
    Wrong(field: "inflightBytesMax") { $0.inflightBytesMax = $0.sizePerMessageMax - 1 },
    Wrong(field: "readOnlyOption") { $0.readOnlyOption = .leaseBased },
    Wrong(field: "fastWindow") { $0.fastWindow = 0 },
    Wrong(field: "fastWindow") { $0.fastWindow = .max },
    Wrong(field: "fastDecisionTicks") { $0.fastDecisionTicks = 0 },
    Wrong(field: "fastRetransmitTicks") { $0.fastRetransmitTicks = 0 },
    Wrong(field: "fastProposalsMax") { $0.fastProposalsMax = 0 },
    Wrong(field: "disableConfChangeValidation") {
      $0.enableFastPath = true
      $0.disableConfChangeValidation = true
    },
  ]

  @Test("are refused, and the field is named", arguments: wrong) func refused(_ wrong: Wrong) throws {
    var config = Config(id: 1)
    wrong.change(&config)
    let error = #expect(throws: ConfigError.self) { try RawNode(config: config, storage: MemoryStorage()) }
    #expect(error?.field == wrong.field && error?.description.hasPrefix("\(wrong.field) ") == true)
  }

  @Test("the limits themselves are allowed") func limits() throws {
    var config = Config(id: 1, electionTicks: 2, heartbeatTicks: 1, sizePerMessageMax: 10, inflightMessagesMax: 1)
    config.inflightBytesMax = 10
    config.checkQuorum = true
    config.readOnlyOption = .leaseBased
    _ = try RawNode(config: config, storage: MemoryStorage())
  }

  @Test("nothing can have been applied that is not there") func applied() throws {
    var config = Config(id: 1)
    config.applied = 2
    let snapshot = Snapshot(confState: ConfState(voters: [1]), index: 1, term: 1)
    let storage = MemoryStorage(snapshot: snapshot, hardState: HardState(term: 1, commit: 1))
    #expect(throws: RaftError.self) { try RawNode(config: config, storage: storage) }
  }

  @Test("a commit index beyond the stored log is refused, and one below its snapshot too", arguments: [0, 3] as [LogIndex])
  func commit(_ commit: LogIndex) throws {
    let snapshot = Snapshot(confState: ConfState(voters: [1]), index: 2, term: 1)
    let storage = MemoryStorage(snapshot: snapshot, hardState: HardState(term: 1, commit: commit))
    #expect(throws: RaftError.self) { try RawNode(config: Config(id: 1), storage: storage) }
  }
}
