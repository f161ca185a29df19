/// Reads a lesson line by line.
struct LessonParser {
  private var lesson = Lesson(title: "", teaches: "", settings: ClusterSettings(), pages: [])
  private var hasSettings = false
  /// Whether the line before was narration, so that the next one continues its paragraph.
  private var isInParagraph = false
  /// The line that a problem found at the end belongs to.
  private(set) var lineOfProblem: Int?

  mutating func read(_ rawLine: String, number: Int) throws(CommandSyntaxError) {
    let line = Self.trimmed(rawLine)
    defer { isInParagraph = line.hasPrefix("|") && line != "|" }
    guard let first = line.first else { return }
    switch first {
    case "#": if lesson.title.isEmpty { lesson.title = Self.trimmed(String(line.drop { $0 == "#" })) }
    case "|": try readNarration(Self.trimmed(String(line.dropFirst())), number: number)
    case "?": try readQuestion(Self.trimmed(String(line.dropFirst())), number: number)
    case "-", "+": try readOption(Self.trimmed(String(line.dropFirst())), isRight: first == "+")
    default: try readWords(line, number: number)
    }
  }

  private mutating func readWords(_ line: String, number: Int) throws(CommandSyntaxError) {
    if let title = Self.rest(of: line, behind: "page") {
      if title.isEmpty { throw CommandSyntaxError("the page has no title", expected: "page TITLE") }
      lesson.pages.append(Lesson.Page(line: number, title: title, items: []))
    } else if let teaches = Self.rest(of: line, behind: "teaches") {
      lesson.teaches = teaches
    } else if ScenarioSettings.isSettings(line) {
      if hasSettings { throw CommandSyntaxError("the cluster is set up a second time", expected: "one line of settings") }
      if !lesson.pages.isEmpty { throw CommandSyntaxError("the cluster is set up too late", expected: "this line before the first page") }
      lesson.settings = try ScenarioSettings.parse(line)
      hasSettings = true
    } else if let command = try Command.parse(line) {
      try add(.step(Scenario.Step(line: number, text: line, command: command)))
    }
  }

  private mutating func add(_ item: Lesson.Item) throws(CommandSyntaxError) {
    guard !lesson.pages.isEmpty else { throw CommandSyntaxError("this is on no page", expected: "page TITLE first") }
    lesson.pages[lesson.pages.count - 1].items.append(item)
  }

  static func rest(of line: String, behind word: String) -> String? {
    guard line == word || line.hasPrefix(word + " ") else { return nil }
    return trimmed(String(line.dropFirst(word.count)))
  }

  static func trimmed(_ line: String) -> String {
    let start = line.drop(while: \.isWhitespace)
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...end])
  }
}

extension LessonParser {
  private mutating func readNarration(_ text: String, number: Int) throws(CommandSyntaxError) {
    if text.isEmpty { return }
    let spans = try Self.spans(of: text, number: number)
    if isInParagraph, case .paragraph(var paragraph)? = lesson.pages.last?.items.last {
      paragraph.spans.append(Lesson.Span(line: number, text: " ", claim: nil))
      paragraph.spans += spans
      lesson.pages[lesson.pages.count - 1].items.removeLast()
      try add(.paragraph(paragraph))
    } else {
      try add(.paragraph(Lesson.Paragraph(spans: spans)))
    }
  }

  /// Splits `after {two|delays} message delays` into what is read and what is claimed.
  private static func spans(of text: String, number: Int) throws(CommandSyntaxError) -> [Lesson.Span] {
    var spans: [Lesson.Span] = []
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{") {
      if open > rest.startIndex { spans.append(Lesson.Span(line: number, text: String(rest[..<open]), claim: nil)) }
      let inner = rest[rest.index(after: open)...]
      guard let close = inner.firstIndex(of: "}"), let bar = inner[..<close].firstIndex(of: "|") else {
        throw CommandSyntaxError("a claim is not closed, or asks nothing", expected: "{TEXT|QUESTION}, such as {two|delays}")
      }
      let claim = try LessonQuery.parse(String(inner[inner.index(after: bar)..<close]))
      spans.append(Lesson.Span(line: number, text: String(inner[..<bar]), claim: claim))
      rest = inner[inner.index(after: close)...]
    }
    if rest.contains("}") { throw CommandSyntaxError("a brace closes what nothing opened", expected: "{TEXT|QUESTION}") }
    if !rest.isEmpty { spans.append(Lesson.Span(line: number, text: String(rest), claim: nil)) }
    return spans
  }

  private mutating func readQuestion(_ text: String, number: Int) throws(CommandSyntaxError) {
    guard let colon = text.firstIndex(of: ":") else {
      throw CommandSyntaxError(
        "the question does not say what answers it", expected: "? QUESTION ABOUT THE CLUSTER: TEXT, such as ? delays: …")
    }
    let query = try LessonQuery.parse(String(text[..<colon]))
    let words = Self.trimmed(String(text[text.index(after: colon)...]))
    if words.isEmpty { throw CommandSyntaxError("the question asks nothing", expected: "a text behind the colon") }
    try add(.question(LessonQuestion(line: number, text: words, query: query, options: [])))
  }

  private mutating func readOption(_ text: String, isRight: Bool) throws(CommandSyntaxError) {
    guard case .question(var question)? = lesson.pages.last?.items.last else {
      throw CommandSyntaxError("an option stands behind no question", expected: "? … before it")
    }
    question.options.append(LessonQuestion.Option(text: text, isRight: isRight))
    lesson.pages[lesson.pages.count - 1].items.removeLast()
    try add(.question(question))
  }
}

extension LessonParser {
  /// Checks what can be told of the whole only.
  mutating func finish() throws(CommandSyntaxError) -> Lesson {
    if lesson.title.isEmpty { throw CommandSyntaxError("the lesson has no title", expected: "# TITLE in the first line") }
    if lesson.teaches.isEmpty { throw CommandSyntaxError("the lesson does not say what it is good for", expected: "teaches TEXT") }
    if lesson.pages.isEmpty { throw CommandSyntaxError("the lesson has no page", expected: "page TITLE") }
    for page in lesson.pages { try check(page) }
    return lesson
  }

  private mutating func check(_ page: Lesson.Page) throws(CommandSyntaxError) {
    lineOfProblem = page.line
    let last = page.items.last
    guard case .paragraph? = last else {
      throw CommandSyntaxError(
        "the page \"\(page.title)\" does not end with narration", expected: "| TEXT after the last command or question")
    }
    var makesClaim = false
    var doesSomething = false
    for item in page.items {
      switch item {
      case .paragraph(let paragraph): makesClaim = makesClaim || paragraph.spans.contains { $0.claim != nil }
      case .step(let step):
        if case .expect = step.command { makesClaim = true } else { doesSomething = true }
      case .question(let question):
        makesClaim = true
        try check(question)
      }
    }
    lineOfProblem = page.line
    if doesSomething && !makesClaim {
      throw CommandSyntaxError(
        "the page \"\(page.title)\" does something and claims nothing", expected: "{TEXT|QUESTION} in a sentence, or expect …")
    }
  }

  private mutating func check(_ question: LessonQuestion) throws(CommandSyntaxError) {
    lineOfProblem = question.line
    guard question.options.count >= 2, question.options.count(where: \.isRight) == 1 else {
      throw CommandSyntaxError("a question needs two options or more, one of them right", expected: "- WRONG lines and one + RIGHT line")
    }
  }
}
