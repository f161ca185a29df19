import ArgumentParser
import RaftSimulation

/// `fastraft --plain`: the same events and explanations as lines of text, for screen readers, pipes and CI.
struct PlainSession {
  private var run: Run
  private let start: Start

  init(start: Start) {
    self.start = start
    run = start.run
    run.seek(to: run.eventCount)
  }

  /// Prints what happened so far, then performs line after line.
  mutating func play() throws {
    if let title = start.title { try Output.line(title) }
    if run.eventCount > 0 { try printLines(of: 1...run.eventCount) }
    if let problem = start.problem { throw Failure.failed(problem) }
    var number = 0
    var hasFailed = false
    while let line = readLine() {
      number += 1
      if line == "quit" || line == "q" { break }
      hasFailed = try !perform(line, number: number) || hasFailed
    }
    if hasFailed { throw ExitCode(1) }
  }

  /// Performs a line, or steps when it is empty, and prints what came of it.
  ///
  /// - Returns: false when it could not be performed or a safety property broke.
  private mutating func perform(_ line: String, number: Int) throws -> Bool {
    let before = run.cursor
    var holds = true
    if line.allSatisfy(\.isWhitespace) {
      run.stepForward()
    } else {
      do {
        if let note = try run.perform(line: line).note { try Output.line(note) }
      } catch let error as CommandFailure {
        Output.error("fastraft: standard input:\(number): \(error)")
        holds = false
      }
    }
    guard run.cursor > before else { return holds }
    try printLines(of: (before + 1)...run.cursor)
    return holds && !run.view(indexes: 1...1).violations.contains { $0.event > before }
  }

  private func printLines(of events: ClosedRange<Int>) throws {
    for line in run.lines(of: events) {
      let node = line.node.map { nodeName($0) + " " } ?? ""
      try Output.line("\(line.label)  \(node)\(line.text)")
    }
  }
}
