import Raft

/// A lesson that was run: a run that holds all of it, and the places where the reader stops.
///
/// The whole lesson is recorded on the run's first branch. To show a stop, check that branch out at the stop's event. Whatever a person
/// does there begins a branch of its own, so that free play never changes the lesson, and the way back is to check the stop out again.
public struct LessonPlayback: Sendable {
  /// The lesson.
  public let lesson: Lesson
  /// The run; its cursor is at the first stop.
  public private(set) var run: Run
  /// The stops, in order.
  public private(set) var stops: [LessonStop] = []
  /// How many claims were checked, and held.
  public private(set) var claimCount = 0

  private let file: String
  private var pending: LessonQuestion?

  /// Runs a lesson and checks every claim that it makes.
  ///
  /// - Parameter file: the name that errors give for it.
  /// - Throws: ``ScenarioFailure``, naming file and line of the first sentence, expectation or answer that is wrong, command that is
  ///   impossible, or safety property that breaks without being announced by `break=` and `expect violation`.
  public init(_ lesson: Lesson, file: String) throws(ScenarioFailure) {
    self.lesson = lesson
    self.file = file
    run = Run(settings: lesson.settings)
    for (number, page) in lesson.pages.enumerated() { try play(page, number: number + 1) }
    run.seek(to: stops.first?.event ?? 0)
  }

  /// The last stop at or before an event of the lesson's branch.
  public func stop(at event: Int) -> Int? { stops.lastIndex { $0.event <= event } }
}

/// A place where the reader of a lesson stops.
public struct LessonStop: Hashable, Sendable {
  /// The event of the lesson's branch.
  public var event: Int
  /// The page's title.
  public var title: String
  /// The page, counted from 1.
  public var pageNumber: Int
  /// How many pages there are.
  public var pageCount: Int
  /// The commands that lead here from the stop before.
  public var commands: [String]
  /// The narration.
  public var paragraphs: [Lesson.Paragraph]
  /// Whether it answers the question of the stop before.
  public var isReveal: Bool
  /// What to think about before going on.
  public var question: LessonQuestion?
}

extension LessonPlayback {
  private mutating func play(_ page: Lesson.Page, number: Int) throws(ScenarioFailure) {
    var stop = emptyStop(page, number)
    for item in page.items {
      switch item {
      case .paragraph(let paragraph):
        try judgePending()
        try check(paragraph)
        stop.paragraphs.append(paragraph)
      case .step(let step):
        if case .expect = step.command {
        } else if !stop.paragraphs.isEmpty {
          close(stop)
          stop = emptyStop(page, number)
        }
        try perform(step)
        if case .expect = step.command {} else { stop.commands.append(step.text) }
      case .question(let question):
        try judgePending()
        stop.question = question
        close(stop)
        pending = question
        stop = emptyStop(page, number)
      }
    }
    close(stop)
  }

  private func emptyStop(_ page: Lesson.Page, _ number: Int) -> LessonStop {
    LessonStop(
      event: run.cursor, title: page.title, pageNumber: number, pageCount: lesson.pages.count, commands: [], paragraphs: [],
      isReveal: false, question: nil)
  }

  private mutating func close(_ stop: LessonStop) {
    var stop = stop
    stop.event = run.cursor
    stop.isReveal = stops.last?.question != nil
    if !stop.paragraphs.isEmpty || stop.question != nil { stops.append(stop) }
  }

  private mutating func perform(_ step: Scenario.Step) throws(ScenarioFailure) {
    do throws(CommandFailure) { try run.perform(step.command) } catch { throw failure(step.line, error.message) }
    if case .expect = step.command { claimCount += 1 }
    let announced = lesson.announcedViolations
    if let violation = run.cluster.violations.first(where: { !announced.contains($0.checker) }) {
      throw failure(step.line, "safety property broken in event \(violation.event): \(violation)")
    }
  }

  private mutating func check(_ paragraph: Lesson.Paragraph) throws(ScenarioFailure) {
    for span in paragraph.spans {
      guard let query = span.claim else { continue }
      let answer = try answer(query, line: span.line)
      guard LessonClaim.agrees(span.text, with: answer) else {
        throw failure(span.line, "the text says \"\(span.text)\", but it is \"\(answer)\"")
      }
      claimCount += 1
    }
  }

  /// Judges the options of the question that was asked last, once what answers it has been done: where the narration goes on.
  private mutating func judgePending() throws(ScenarioFailure) {
    guard let question = pending else { return }
    pending = nil
    let answer = try answer(question.query, line: question.line)
    for option in question.options where LessonClaim.agrees(option.text, with: answer) != option.isRight {
      let mark = option.isRight ? "is marked as right" : "is marked as wrong"
      throw failure(question.line, "the option \"\(option.text)\" \(mark), but the answer is \"\(answer)\"")
    }
    claimCount += 1
  }

  private func answer(_ query: LessonQuery, line: Int) throws(ScenarioFailure) -> String {
    do throws(CommandFailure) { return try run.answer(query) } catch { throw failure(line, error.message) }
  }

  private func failure(_ line: Int, _ message: String) -> ScenarioFailure {
    ScenarioFailure(file: file, line: line, message: message, event: run.cursor)
  }
}

extension Lesson {
  /// The safety properties that it says will be broken.
  fileprivate var announcedViolations: [String] {
    pages.flatMap(\.items).compactMap { item in
      if case .step(let step) = item, case .expect(.violation(let name)) = step.command { name } else { nil }
    }
  }
}
