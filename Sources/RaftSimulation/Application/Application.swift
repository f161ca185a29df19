import Raft

/// The state machine above a node: a key–value store with a table of the requests that have taken effect.
///
/// It is written to disk together with the index it has applied, in one step. That is what real stores do, and it is the harder case for
/// the fast track: after a crash the application may be ahead of the durable commit index (rule R15). Clusters can be told to lose it in a
/// crash instead; then it starts from the latest snapshot.
public struct Application: Hashable, Sendable {
  /// The last entry that was applied.
  public private(set) var appliedIndex: LogIndex = 0
  /// What is stored, ascending by key.
  public private(set) var pairs: [KeyValue] = []
  /// A fingerprint of everything that was applied, in order: equal at the same index on all nodes.
  public private(set) var history: UInt64 = 0
  private(set) var sessions: [ClientSession] = []

  /// Makes an empty store.
  public init() {}

  init(appliedIndex: LogIndex, history: UInt64, pairs: [KeyValue], sessions: [ClientSession]) {
    self.appliedIndex = appliedIndex
    self.history = history
    self.pairs = pairs
    self.sessions = sessions
  }

  /// The value under a key.
  public func value(of key: String) -> String? {
    pairs.first { $0.key == key }?.value
  }

  /// Applies an entry. Its term is not looked at: it may differ between nodes (rule R15).
  public mutating func apply(_ entry: Entry) -> Effect {
    appliedIndex = entry.index
    var digest = Digest(history)
    digest.combine(entry.index)
    digest.combine(UInt64(entry.kind.rawValue))
    digest.combine(bytes: entry.data)
    history = digest.value
    guard entry.kind == .normal, !entry.data.isEmpty else { return .none }
    guard let command = ApplicationCommand(decoding: entry.data) else { return .foreign }
    return perform(command)
  }

  private mutating func perform(_ command: ApplicationCommand) -> Effect {
    guard accept(command) else { return .duplicate(command.request) }
    switch command.operation {
    case .record(let value): return .recorded(value)
    case .put(let key, let value):
      let pair = KeyValue(key: key, value: value)
      let position = pairs.firstIndex { $0.key >= key } ?? pairs.count
      if position < pairs.count && pairs[position].key == key {
        pairs[position] = pair
      } else {
        pairs.insert(pair, at: position)
      }
      return .stored(pair)
    }
  }

  private mutating func accept(_ command: ApplicationCommand) -> Bool {
    let client = command.request.client
    let position = sessions.firstIndex { $0.client >= client } ?? sessions.count
    if position == sessions.count || sessions[position].client != client {
      sessions.insert(ClientSession(client: client), at: position)
    }
    return sessions[position].accept(command.request.number)
  }
}
