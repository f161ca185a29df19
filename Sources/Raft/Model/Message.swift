/// A message between nodes, or between a node and its own storage threads (etcd/raft's `Message`).
///
/// Which fields carry meaning depends on the ``kind``; the others are zero or empty.
public struct Message: Hashable, Sendable {
  /// What the message is.
  public var kind: MessageKind
  /// Whether the request is refused.
  public var reject: Bool
  /// Whether the sender has the fast track enabled. Nodes that have it refuse protocol messages of nodes that have not (rule R17).
  public var fastPath: Bool
  /// The receiver.
  public var to: NodeID
  /// The sender.
  public var from: NodeID
  /// The sender's term; zero for local messages and forwarded proposals, which carry none.
  public var term: Term
  /// The term of the entry at ``index``, or of a refusing node's hint.
  public var logTerm: Term
  /// The index that the message speaks of: the position before the entries, the last acknowledged index, the aim of a fast proposal.
  public var index: LogIndex
  /// The sender's commit index (the classic frontier).
  public var commit: LogIndex
  /// The sender's fast frontier (rule R15).
  public var fastCommit: LogIndex
  /// Where a refusing node suggests to try next.
  public var rejectHint: LogIndex
  /// Entries to append, to propose, or, on votes and grants of the fast track, what the sender holds.
  public var entries: [Entry]

  var attachments: MessageAttachments?

  /// Makes a message.
  public init(
    kind: MessageKind, to: NodeID = noNode, from: NodeID = noNode, term: Term = 0, logTerm: Term = 0, index: LogIndex = 0,
    entries: [Entry] = [], commit: LogIndex = 0, fastCommit: LogIndex = 0, reject: Bool = false, rejectHint: LogIndex = 0,
    fastPath: Bool = false
  ) {
    self.kind = kind
    self.reject = reject
    self.fastPath = fastPath
    self.to = to
    self.from = from
    self.term = term
    self.logTerm = logTerm
    self.index = index
    self.commit = commit
    self.fastCommit = fastCommit
    self.rejectHint = rejectHint
    self.entries = entries
  }
}

extension Message {
  private var attached: MessageAttachments { attachments ?? .none }

  /// The snapshot of ``MessageKind/snapshot``, of storage writes and of their acknowledgement.
  public var snapshot: Snapshot? {
    get { attachments?.snapshot }
    set { attachments = attached.with(snapshot: .some(newValue)) }
  }

  /// Opaque bytes: the read request that a heartbeat confirms, or the mark of a transfer's election.
  public var context: [UInt8] {
    get { attachments?.context ?? [] }
    set { attachments = attached.with(context: newValue) }
  }

  /// What a storage thread sends once it has done the work of the message.
  public var responses: [Message] {
    get { attachments?.responses ?? [] }
    set { attachments = attached.with(responses: newValue) }
  }

  /// The vote to make durable, in ``MessageKind/storageAppend``.
  public var vote: NodeID {
    get { attachments?.vote ?? noNode }
    set { attachments = attached.with(vote: newValue) }
  }

  /// The incarnation to make durable, in ``MessageKind/storageAppend``.
  public var incarnation: UInt64 {
    get { attachments?.incarnation ?? 0 }
    set { attachments = attached.with(incarnation: newValue) }
  }

  /// Changes to the slots to make durable, in ``MessageKind/storageAppend``.
  public var slotWrites: [SlotWrite] {
    get { attachments?.slotWrites ?? [] }
    set { attachments = attached.with(slotWrites: newValue) }
  }

  /// The number of the last slot change that an acknowledged write contained (rule R11).
  public var slotSequence: UInt64 {
    get { attachments?.slotSequence ?? 0 }
    set { attachments = attached.with(slotSequence: newValue) }
  }

  /// Which part of a voter's hints a grant carries, counted from 0 (rule R9).
  public var hintPart: UInt32 {
    get { attachments?.hintPart ?? 0 }
    set { attachments = attached.with(hintPart: newValue) }
  }

  /// In how many parts the hints travel; zero means that this message is the whole grant.
  public var hintPartCount: UInt32 {
    get { attachments?.hintPartCount ?? 0 }
    set { attachments = attached.with(hintPartCount: newValue) }
  }

  /// The hard state that ``MessageKind/storageAppend`` asks to make durable, or nil when it asks for none.
  public var hardState: HardState? {
    let state = HardState(term: term, vote: vote, commit: commit, incarnation: incarnation)
    return state.isEmpty ? nil : state
  }

  /// Everything that ``MessageKind/storageAppend`` asks to make durable, in one atomic write.
  public var storageWrite: StorageWrite {
    StorageWrite(hardState: hardState, snapshot: snapshot, entries: entries, slotWrites: slotWrites)
  }
}
