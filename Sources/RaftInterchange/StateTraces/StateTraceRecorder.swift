import Raft
import Synchronization

/// Records the trace events of a cluster as newline-delimited JSON, in the form of etcd/raft's recorded traces.
///
/// All nodes of a cluster share one recorder, so that the lines stand in the order in which things happened. The driver tells it the
/// simulated time; a clock is never read.
///
/// ```swift
/// let recorder = StateTraceRecorder()
/// let node = try RawNode(config: config, storage: storage, traceLogger: recorder)
/// recorder.timeMicroseconds = 1_500
/// // … drive the node …
/// write(recorder.take())
/// ```
///
/// The specification starts from nodes whose members came by ``RawNode/bootstrap(peers:)``, and knows the classic track only.
public final class StateTraceRecorder: TraceLogger {
  private struct State {
    var timeMicroseconds: UInt64 = 0
    var writer = StateTraceWriter()
    var text = ""
  }

  private let state = Mutex(State())

  /// Makes a recorder.
  public init() {}

  /// The simulated time of what happens from now on, in microseconds.
  public var timeMicroseconds: UInt64 {
    get { state.withLock { $0.timeMicroseconds } }
    set { state.withLock { $0.timeMicroseconds = newValue } }
  }

  /// Takes an event.
  public func trace(_ event: TraceEvent) {
    state.withLock { $0.text += $0.writer.line(event, timeMicroseconds: $0.timeMicroseconds) }
  }

  /// Gives out the lines since the last call, each ended by a line feed.
  public func take() -> String {
    state.withLock { state in
      defer { state.text = "" }
      return state.text
    }
  }
}
