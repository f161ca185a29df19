import ArgumentParser
import RaftSimulation

/// `fastraft-bench journal`: what time travel costs in a long run.
struct JournalBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal",
    abstract: "Jumps through a long run: whether the states are those of the forward run, how long a jump takes, how much memory it needs.",
    discussion: """
      A run of many events with short logs, and one whose logs hold many entries. Random jumps must each give the fingerprint that the forward \
      run had there, also on a branch that was made in the middle, which must leave the old end as it was. The limits: a jump takes 50 ms at \
      most by the processor's time for each 100,000 events; the journal with its checkpoints takes 1,000 bytes an event at most on average.
      """)

  @Option(name: .long, help: "How many events the run has.")
  var events = 100_000

  @Option(name: .long, help: "How many entries the logs of the long-log run hold.")
  var entries = 10_000

  @Option(name: .long, help: "How many random jumps are made in each run.")
  var jumps = 1000

  /// How long a jump may take for each 100,000 events of the run: checkpoints lie further apart in longer ones.
  private static let millisecondsMax = 50.0
  private static let bytesMax = 1000.0

  func run() throws {
    var holds = true
    let cases = [
      JournalCase(name: "short logs", eventCount: events, entryCount: 500),
      JournalCase(name: "long logs", eventCount: events, entryCount: entries),
    ]
    for journal in cases { holds = try measure(journal) && holds }
    if !holds { throw ExitCode(1) }
  }

  private func measure(_ fresh: JournalCase) throws -> Bool {
    var journal = fresh
    try journal.play(jumpCount: jumps)
    let count = journal.run.eventCount
    print("\n\(journal.name): \(count) events, logs of \(journal.logLength) entries")
    journal.jump(count: jumps)
    let replay = journal.forwardMicroseconds * Double(count) / 1000
    let longest = journal.jumps.maximum
    print(
      "  an event forward \(format(journal.forwardMicroseconds, 0)) µs, a replay of all \(format(replay, 0, digits: 0)) ms; "
        + "a jump ms median \(format(journal.jumps.median, 0, digits: 2)), p99 \(format(journal.jumps.percentile(99), 0, digits: 2)); "
        + "the longest is 1/\(format(replay / max(longest, 0.001), 0, digits: 0)) of the replay")
    let changed = journal.branch()
    let memory = journal.measureMemory()
    print("  one state \(memory.stateBytes) bytes; journal and checkpoints \(memory.journalBytes) bytes")
    return [
      verdict("the longest jump", longest, Self.millisecondsMax * max(1, Double(count) / 100_000), "ms"),
      verdict("memory an event", Double(memory.journalBytes) / Double(count), Self.bytesMax, "bytes"),
      verdict("jumps to another state than the forward run's", Double(journal.wrongCount), 0, ""),
      verdict("changes of the old end by a branch in the middle", Double(changed), 0, ""),
    ].allSatisfy { $0 }
  }

  private func verdict(_ what: String, _ value: Double, _ limit: Double, _ unit: String) -> Bool {
    let holds = value <= limit
    print("  \(holds ? "holds" : "FAILS") \(what): \(format(value, 0)) \(unit), limit \(format(limit, 0, digits: 0)) \(unit)")
    return holds
  }
}
