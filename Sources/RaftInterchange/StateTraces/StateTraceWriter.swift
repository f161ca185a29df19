import Raft

/// Writes trace events as lines of JSON, wrapped as the log lines of etcd/raft's tests are.
public struct StateTraceWriter: Hashable, Sendable {
  /// The lowest time stamp in tenths of a microsecond: it gives all of them ten digits of seconds.
  private static let epoch: UInt64 = 1_000_000_000 * ticksPerSecond
  /// How every line begins.
  static let lineStart = #"{"level":"debug","ts":"#
  private static let ticksPerSecond: UInt64 = 10_000_000

  private var lastTimestamp: UInt64 = 0

  /// Makes a writer.
  public init() {}

  /// The line of an event, ended by a line feed.
  ///
  /// Validation sorts the lines by the text of their time stamps. Those are therefore equally long, and each is higher than the one before:
  /// what happens at the same time is set a tenth of a microsecond apart, in its order.
  public mutating func line(_ event: TraceEvent, timeMicroseconds: UInt64) -> String {
    lastTimestamp = max(lastTimestamp + 1, Self.epoch + timeMicroseconds * 10)
    let fraction = String(lastTimestamp % Self.ticksPerSecond)
    let seconds = "\(lastTimestamp / Self.ticksPerSecond).\(String(repeating: "0", count: 7 - fraction.count))\(fraction)"
    return #"\#(Self.lineStart)\#(seconds),"caller":"\#(#fileID):\#(#line)","msg":"trace","tag":"trace","event":\#(event.json)}"# + "\n"
  }
}
