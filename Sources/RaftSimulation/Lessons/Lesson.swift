import Raft

/// A lesson: a scenario that is told, page by page, with claims that are checked by running it and questions that its run answers.
public struct Lesson: Hashable, Sendable {
  /// A page: narration, what is done, and questions, in order.
  public struct Page: Hashable, Sendable {
    /// Its position in the file, counted from 1.
    public var line: Int
    /// What it is about.
    public var title: String
    /// What is on it.
    public var items: [Item]
  }

  /// Something on a page.
  public enum Item: Hashable, Sendable {
    /// A paragraph of narration.
    case paragraph(Paragraph)
    /// A command or an expectation.
    case step(Scenario.Step)
    /// A question; what follows on the page answers it.
    case question(LessonQuestion)
  }

  /// A paragraph of narration.
  public struct Paragraph: Hashable, Sendable {
    /// Its parts, in order.
    public var spans: [Span]

    /// The paragraph as it is read.
    public var text: String { spans.map(\.text).joined() }
  }

  /// A part of a paragraph.
  public struct Span: Hashable, Sendable {
    /// Its position in the file, counted from 1.
    public var line: Int
    /// What is read.
    public var text: String
    /// The question about the cluster whose answer the text is, when it makes a claim.
    public var claim: LessonQuery?
  }

  /// What it is called: its first comment.
  public var title: String
  /// What one knows after it, in one line.
  public var teaches: String
  /// How the cluster is set up.
  public var settings: ClusterSettings
  /// The pages.
  public var pages: [Page]

  /// How many claims it makes: those within sentences, expectations, and the answers of its questions.
  public var claimCount: Int {
    pages.flatMap(\.items).reduce(0) { count, item in
      switch item {
      case .paragraph(let paragraph): count + paragraph.spans.count { $0.claim != nil }
      case .step(let step): if case .expect = step.command { count + 1 } else { count }
      case .question: count + 1
      }
    }
  }
}

/// A question to think about before going on.
public struct LessonQuestion: Hashable, Sendable {
  /// An answer to choose.
  public struct Option: Hashable, Sendable {
    /// What it says.
    public var text: String
    /// Whether it is right; checked by running the lesson.
    public var isRight: Bool
  }

  /// Its position in the file, counted from 1.
  public var line: Int
  /// What is asked.
  public var text: String
  /// What the cluster is asked at the next stop to find out which option is right.
  public var query: LessonQuery
  /// The options, in the order of the file.
  public var options: [Option]
}
