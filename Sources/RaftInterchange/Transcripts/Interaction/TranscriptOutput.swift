import Raft
import Synchronization

/// Where an interaction's output goes: the commands' own, and the log lines of the nodes in between.
///
/// The nodes keep a reference to it, which is why it is not a value, as all else about an environment is.
final class TranscriptOutput: RaftLogger {
  private struct State {
    var text = ""
    var level: LogLevel? = .debug
  }

  private let state = Mutex(State())

  /// The lowest level of log lines that is shown. Nil shows nothing at all, not even the commands' own output.
  var level: LogLevel? {
    get { state.withLock { $0.level } }
    set { state.withLock { $0.level = newValue } }
  }

  func log(_ level: LogLevel, _ message: @autoclosure () -> String) {
    guard let least = self.level, least <= level else { return }
    let line = "\(level) \(message())"
    state.withLock { $0.text += line.hasSuffix("\n") ? line : line + "\n" }
  }

  /// Adds text, unless nothing is to be shown.
  func write(_ text: String) {
    state.withLock { if $0.level != nil { $0.text += text } }
  }

  /// Gives the text out and starts anew.
  func take() -> String {
    state.withLock { state in
      defer { state.text = "" }
      return state.text
    }
  }

  /// Adds what `body` writes, each line indented.
  func indented<Failure: Error>(_ body: () throws(Failure) -> Void) throws(Failure) {
    let before = take()
    defer {
      let lines = take().lines
      state.withLock { $0.text = before + lines.reduce(into: "") { $0 += "  \($1)\n" } }
    }
    try body()
  }
}
