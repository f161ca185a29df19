import RaftSimulation
import TerminalUI
import Testing

import Presentation

@Suite("A lesson beside the cluster") struct LessonScreenTests {
  private func application(_ name: String) throws -> Presentation.Application {
    let lesson = try #require(BuiltInLesson.named(name))
    let playback = try LessonPlayback(try lesson.lesson(), file: name)
    return Presentation.Application(lesson: playback, themeName: "dark", themeNames: ["dark"], isMouseOn: false, keyMap: .standard)
  }

  private func picture(_ application: inout Presentation.Application, _ width: Int = 120, _ height: Int = 36) -> String {
    application.frame(size: Size(width: width, height: height), glyphs: .unicode).picture() + "\n"
  }

  @Test("pages follow each other, a question waits for its answer, and the next stop reveals it")
  func reading() throws {
    var application = try application("the-fast-track")
    for _ in 0..<3 { application.handle(.enter) }
    try Recording.expect(picture(&application), as: "lesson-question-120x36")
    try Recording.expect(picture(&application, 80, 24), as: "lesson-question-80x24")
    application.handle(.character("3"))
    let revealed = picture(&application)
    #expect(revealed.contains("you said: three   the answer: two"))
  }

  @Test("free play at any point, and back again to where the reader was")
  func freePlay() throws {
    var application = try application("leader-election")
    application.handle(.enter)
    let event = application.run.cursor
    application.handle(.tab)
    application.handle(.character("x"))
    #expect(application.run.branch != 0)
    application.handle(.backTab)
    application.handle(.enter)
    #expect(application.run.branch == 0)
    #expect(application.run.cursor == event)
  }

  @Test(
    "every text of every lesson is seen whole, at 80×24 too; where it is not, an arrow says that there is more",
    arguments: BuiltInLesson.all.map(\.name))
  func fits(_ name: String) throws {
    let lesson = try #require(BuiltInLesson.named(name))
    let playback = try LessonPlayback(try lesson.lesson(), file: name)
    var application = try application(name)
    for stop in playback.stops {
      let last = stop.question?.options.last?.text ?? stop.paragraphs.last?.text ?? ""
      let word = try #require(last.split(separator: " ").last)
      for (width, height) in [(80, 24), (120, 36), (200, 60)] {
        let rows = picture(&application, width, height).split(separator: "\n").map(String.init)
        let top = try #require(rows.firstIndex { $0.contains("╭─ \(lesson.title)".prefix(30)) })
        let isWhole = rows[top...].contains { $0.contains(word) }
        let saysMore = rows[top...].contains { $0.contains("↓") }
        #expect(isWhole || saysMore, "\(width)×\(height): …\(last.suffix(40))")
      }
      application.handle(.enter)
    }
  }

  @Test("every lesson can be read to its end at every size", arguments: BuiltInLesson.all.map(\.name))
  func all(_ name: String) throws {
    var application = try application(name)
    for _ in 0..<20 {
      for (width, height) in [(40, 10), (80, 24), (120, 36), (200, 60)] { _ = picture(&application, width, height) }
      application.handle(.enter)
    }
    #expect(application.run.branch == 0)
  }
}
