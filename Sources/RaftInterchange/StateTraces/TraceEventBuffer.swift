import Raft
import Synchronization

/// Keeps trace events until they are asked for.
final class TraceEventBuffer: TraceLogger {
  private let events = Mutex<[TraceEvent]>([])

  func trace(_ event: TraceEvent) { events.withLock { $0.append(event) } }

  /// Gives out the events since the last call, in order.
  func take() -> [TraceEvent] {
    events.withLock { events in
      defer { events = [] }
      return events
    }
  }
}
