/// The events, each where etcd/raft built with its `with_tla` tag emits it. Without a trace logger they cost a comparison with nil.
extension Replica {
  /// Tells of an event of the node alone.
  @inline(__always)
  mutating func trace(_ name: TraceEventName) {
    if traceLogger != nil { emit(name) }
  }

  /// Tells of a message that is sent.
  @inline(__always)
  mutating func trace(sending message: Message) {
    if traceLogger != nil { emit(sending: message) }
  }

  /// Tells of a message that has come, before it is handled.
  @inline(__always)
  mutating func trace(receiving message: Message) {
    if traceLogger != nil, let name = TraceEventName(receiving: message.kind) { emit(name, message: message) }
  }

  /// Tells of entries that are about to enter the leader's log; of configuration changes ``trace(changing:)`` has told.
  @inline(__always)
  mutating func trace(replicating entries: [Entry]) {
    guard traceLogger != nil else { return }
    for entry in entries where !entry.kind.isConfChange { emit(.replicate) }
  }

  /// Tells of a configuration change that is about to enter the leader's log. The specification knows no change that only leaves a joint
  /// configuration or updates an address.
  mutating func trace(changing change: AnyConfChange) {
    guard traceLogger != nil else { return }
    let changes = change.asV2.changes.filter { $0.kind != .updateNode }
    if !changes.isEmpty { emit(.changeConf, detail: .changes(changes)) }
  }

  /// Tells of a configuration that is about to take effect.
  mutating func trace(applying config: TrackerConfig) {
    if traceLogger != nil { emit(.applyConfChange, detail: .voters(config.voters.incoming.voters.ids)) }
  }

  @inline(never)
  private mutating func emit(sending message: Message) {
    guard let name = TraceEventName(sending: message.kind) else { return }
    guard message.kind == .append, let progress = tracker.progress[message.from] else { return emit(name, message: message) }
    emit(name, message: message, detail: .progress(match: progress.match, next: progress.next))
  }

  @inline(never)
  private mutating func emit(_ name: TraceEventName, message: Message? = nil, detail: TraceEventDetail = .none) {
    traceLogger?.trace(
      TraceEvent(
        name: name, node: id, state: hardState, role: role, lastIndex: log.lastIndex, voters: tracker.config.voters, message: message,
        detail: detail))
  }
}
