import RaftSimulation
import TerminalUI

extension Frame {
  /// The text of a lesson beside the cluster it speaks of. What is checked by running it is drawn stronger.
  mutating func drawLesson() {
    guard let lesson = application.lesson, let stop = lesson.stop else { return }
    let note = StyledText("\(lesson.position + 1) of \(lesson.stops.count)", .dim)
    let title = StyledText("\(lesson.title) \(glyphs.middleDot) \(stop.title)", .title, .bold)
    let room = panel(.lesson, title, note: note, in: layout.lesson)
    guard room.height > 1 else { return }
    let lines = lessonLines(lesson, stop, width: room.width)
    let textRoom = room.rows(0, count: room.height - 1)
    let first = min(lesson.firstLine, max(lines.count - textRoom.height, 0))
    for (row, line) in lines.dropFirst(first).prefix(textRoom.height).enumerated() { write(line, row: row, in: textRoom) }
    let edge = Rect(x: room.maxX + 1, y: room.y, width: 1, height: textRoom.height)
    if first > 0 { write(StyledText(glyphs.arrowUp, .borderFocused, .bold), row: 0, in: edge) }
    if first + textRoom.height < lines.count {
      write(StyledText(glyphs.arrowDown, .borderFocused, .bold), row: textRoom.height - 1, in: edge)
    }
    let hint = lessonHint(stop, width: room.width)
    write(hint, row: room.height - 1, in: room)
    hits += KeyHits.hits(in: hint.plain, at: Point(x: room.x, y: room.y + room.height - 1))
    hitOptions(stop, lineCount: lines.count, first: first, in: textRoom)
  }

  /// The options of a question are its last lines; a click on one answers. Options that were broken into several lines are left to the keys.
  private mutating func hitOptions(_ stop: LessonStop, lineCount: Int, first: Int, in room: Rect) {
    guard let options = stop.question?.options else { return }
    for number in options.indices where number < 9 {
      let row = lineCount - options.count + number - first
      guard (0..<room.height).contains(row) else { continue }
      hits.append(Hit(rect: room.row(row), target: .key(.character(Character("\(number + 1)")))))
    }
  }

  private func lessonLines(_ lesson: LessonScreen, _ stop: LessonStop, width: Int) -> [StyledText] {
    var lines: [StyledText] = []
    if let revealed = lesson.revealed { lines += verdict(revealed.question, revealed.chosen) }
    for paragraph in stop.paragraphs {
      var text = StyledText()
      for span in paragraph.spans { text.append(span.text, span.claim == nil ? .text : .match, span.claim == nil ? [] : .bold) }
      lines.append(text)
    }
    if let question = stop.question {
      lines.append(StyledText(question.text, .title, .bold))
      for (number, option) in question.options.enumerated() {
        lines.append(StyledText("  \(number + 1)  ", .key, .bold) + StyledText(option.text, .text))
      }
    }
    return lines.flatMap { glyphs.show($0).wrapped(toColumns: max(width, 1)) }
  }

  private func verdict(_ question: LessonQuestion, _ chosen: Int?) -> [StyledText] {
    let right = question.options.filter(\.isRight).map(\.text).joined(separator: ", ")
    guard let chosen, question.options.indices.contains(chosen) else { return [StyledText("the answer: \(right)", .explanation)] }
    if question.options[chosen].isRight { return [StyledText("\(glyphs.check) \(question.options[chosen].text): right", .success, .bold)] }
    return [StyledText("\(glyphs.crossMark) you said: \(question.options[chosen].text)   the answer: \(right)", .warning, .bold)]
  }

  private func lessonHint(_ stop: LessonStop, width: Int) -> StyledText {
    var hint = StyledText("Enter", .text, .bold)
    if application.isAwayFromLesson { return hint + StyledText(" back to the lesson (free play is kept as a branch)", .dim) }
    hint.append(stop.question == nil ? " goes on   " : " or a number goes on   ", .dim)
    hint.append("h", .text, .bold)
    hint.append(" back", .dim)
    let more = StyledText("   other keys: free play", .dim)
    return hint.columns + more.columns <= width ? hint + more : hint
  }
}
