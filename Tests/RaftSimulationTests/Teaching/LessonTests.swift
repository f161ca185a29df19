import Raft
import RaftSimulation
import Testing

@Suite("Lessons") struct LessonTests {
  private static let names = BuiltInLesson.all.map(\.name)

  private func play(_ text: String) throws -> LessonPlayback {
    try LessonPlayback(Lesson.parse(text, file: "l.lesson"), file: "l.lesson")
  }

  private func lines(of name: String) throws -> [String] {
    try #require(BuiltInLesson.named(name)).text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test("There are ten, each says what it teaches, asks something, and makes claims on its pages") func catalogue() throws {
    #expect(BuiltInLesson.all.count == 10)
    #expect(Self.names.first == "what-is-a-log" && Self.names.last == "why-the-new-leader-must-ask")
    for builtIn in BuiltInLesson.all {
      let lesson = try builtIn.lesson()
      #expect(!lesson.title.isEmpty && !lesson.teaches.isEmpty)
      #expect(lesson.pages.count >= 3)
      #expect(lesson.claimCount >= 15)
      let questions = lesson.pages.flatMap(\.items).filter { if case .question = $0 { true } else { false } }
      #expect(!questions.isEmpty)
    }
  }

  @Test("Every claim of every built-in lesson holds", arguments: names) func holds(name: String) throws {
    let lesson = try #require(BuiltInLesson.named(name)).lesson()
    let playback = try LessonPlayback(lesson, file: name)
    #expect(playback.claimCount == lesson.claimCount)
    #expect(playback.stops.map(\.event) == playback.stops.map(\.event).sorted())
    #expect(playback.run.cursor == playback.stops[0].event)
  }

  @Test("Any sentence that is made wrong fails, and is named by its line", arguments: names) func wrongSentence(name: String) throws {
    let lines = try lines(of: name)
    var changed = 0
    for (position, line) in lines.enumerated() where line.hasPrefix("|") {
      var from = line.startIndex
      while let open = line[from...].firstIndex(of: "{"), let bar = line[open...].firstIndex(of: "|") {
        var wrong = lines
        wrong[position] = line.replacingText(line.index(after: open)..<bar, with: "seventeen")
        let error = #expect(throws: ScenarioFailure.self) { try play(wrong.joined(separator: "\n")) }
        #expect(error?.line == position + 1)
        #expect(error?.message.contains("seventeen") == true)
        changed += 1
        from = line.index(after: bar)
      }
    }
    #expect(changed >= 10)
  }

  @Test("A question whose right option is another one fails", arguments: names) func wrongOption(name: String) throws {
    let lines = try lines(of: name)
    for (position, line) in lines.enumerated() where line.hasPrefix("- ") {
      // The option above or below in the same question that was right.
      var wrong = lines
      var other = position
      while lines[other].hasPrefix("-") || lines[other].hasPrefix("+") { other -= 1 }
      other += 1
      while !lines[other].hasPrefix("+") { other += 1 }
      wrong[position] = "+" + line.dropFirst()
      wrong[other] = "-" + lines[other].dropFirst()
      let error = #expect(throws: ScenarioFailure.self) { try play(wrong.joined(separator: "\n")) }
      #expect(error?.message.contains("is marked as") == true)
    }
  }

  @Test("A command left out makes a lesson fail", arguments: names) func missingCommand(name: String) throws {
    let lines = try lines(of: name)
    let position = try #require(lines.firstIndex { $0.hasPrefix("campaign") })
    var wrong = lines
    wrong[position] = ""
    #expect(throws: ScenarioFailure.self) { try play(wrong.joined(separator: "\n")) }
  }

  @Test("Free play is possible at any stop, and the way back leads to the lesson unchanged") func freePlay() throws {
    let lesson = try #require(BuiltInLesson.named("the-fast-track")).lesson()
    let playback = try LessonPlayback(lesson, file: "the-fast-track")
    var run = playback.run
    let digests = playback.stops.map { stop in
      run.checkout(0, at: stop.event)
      return run.stateDigest()
    }
    for stop in playback.stops.dropLast() {
      run.checkout(0, at: stop.event)
      try run.perform(line: "propose 5 play")
      try run.perform(line: "settle")
      #expect(run.branch != 0)
    }
    for (stop, digest) in zip(playback.stops, digests) {
      run.checkout(0, at: stop.event)
      #expect(run.stateDigest() == digest)
    }
    #expect(playback.stop(at: playback.stops[2].event) == 2)
  }

  @Test("Stops come after narration and at questions, and the stop behind a question reveals its answer") func stops() throws {
    let playback = try play(
      """
      # Short
      teaches how lessons are cut into stops
      cluster nodes=3 seed=1 fast
      page One
      | Before.
      | Still the same paragraph.
      |
      | Another one.
      campaign 1
      settle
      | {S1|leader} leads.
      ? index a: Where?
      - 1
      + 2
      propose 1 a
      settle
      | At {two|index a}.
      page Two
      | There are {three|voters}.
      """)
    #expect(playback.stops.count == 4)
    #expect(playback.stops.map(\.pageNumber) == [1, 1, 1, 2])
    #expect(playback.stops[0].paragraphs.map(\.text) == ["Before. Still the same paragraph.", "Another one."])
    #expect(playback.stops[1].commands == ["campaign 1", "settle"])
    #expect(playback.stops[1].question?.options.map(\.text) == ["1", "2"])
    #expect(playback.stops.map(\.isReveal) == [false, false, true, false])
    #expect(playback.claimCount == 4)
  }

  @Test(
    "A file that is no lesson gets one line that names file, line and what was expected",
    arguments: [
      ("# T\nteaches x\n| text", 3, "page TITLE first"),
      ("# T\nteaches x\npage P\n| {two|delay}", 4, "a question about the cluster"),
      ("# T\nteaches x\npage P\n| {two delays}", 4, "{TEXT|QUESTION}"),
      ("# T\nteaches x\npage P\nfly 3\n| t", 4, "propose, put, read"),
      ("# T\nteaches x\npage P\n| t\nsettle", 3, "after the last command"),
      ("# T\nteaches x\npage P\nsettle\n| t", 3, "or expect"),
      ("# T\nteaches x\npage P\n? leader: Who?\n+ S1\n| t", 4, "one + RIGHT line"),
      ("# T\nteaches x\npage P\n? Who?\n| t", 4, "QUESTION ABOUT THE CLUSTER"),
      ("# T\nteaches x\npage P\n- S1\n| t", 4, "? … before it"),
      ("# T\npage P\n| t", 3, "teaches TEXT"),
      ("# T\nteaches x\npage P\n| t\ncluster nodes=3\n| t", 5, "before the first page"),
    ])
  func notALesson(text: String, line: Int, expected: String) throws {
    let error = #expect(throws: ScenarioError.self) { try Lesson.parse(text, file: "mine.lesson") }
    let description = error?.description ?? ""
    #expect(description.hasPrefix("mine.lesson:\(line): "), "\(description)")
    #expect(description.contains(expected), "\(description)")
    #expect(!description.contains("\n"))
  }
}

extension String {
  fileprivate func replacingText(_ range: Range<Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
