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
    if let title = start.title { Output.line(title) }
    for event in 0...run.eventCount { printLines(of: event) }
    if let problem = start.problem { throw Failure.failed(problem) }
    var number = 0
    var hasFailed = false
    while let line = readLine() {
      number += 1
      if line == "quit" || line == "q" { break }
      hasFailed = !perform(line, number: number) || hasFailed
    }
    if hasFailed { throw ExitCode(1) }
  }

  /// Performs a line and prints what came of it.
  ///
  /// - Returns: false when it could not be performed or a safety property broke.
  private mutating func perform(_ line: String, number: Int) -> Bool {
    let before = run.cursor
    var holds = true
    if line.allSatisfy(\.isWhitespace) {
      holds = run.stepForward().violations.isEmpty
    } else {
      do {
        let result = try run.perform(line: line)
        if let note = result.note { Output.line(note) }
      } catch {
        Output.error("fastraft: standard input:\(number): \(error)")
        holds = false
      }
    }
    guard run.cursor > before else { return holds }
    for event in (before + 1)...run.cursor { printLines(of: event) }
    return holds && !run.view(indexes: 1...1).violations.contains { $0.event > before }
  }

  private func printLines(of event: Int) {
    for line in run.lines(of: event) {
      let node = line.node.map { nodeName($0) + " " } ?? ""
      Output.line("\(line.label)  \(node)\(line.text)")
    }
  }
}
