import RaftSimulation
import TerminalUI

/// A scenario or a lesson that comes with the program, as the gallery lists it.
struct GalleryItem: Hashable, Sendable {
  /// What opens.
  enum Kind: String, Hashable, Sendable {
    case lesson, scenario
  }

  var kind: Kind
  var name: String
  /// What it shows, in one line.
  var summary: String

  /// All of them: lessons, then scenarios, each in the order in which a newcomer would open them.
  static let all =
    BuiltInLesson.all.map { GalleryItem(kind: .lesson, name: $0.name, summary: $0.teaches) }
    + BuiltInScenario.all.map { GalleryItem(kind: .scenario, name: $0.name, summary: $0.title) }
}

extension Application {
  mutating func handleGallery(_ cursor: ListCursor, _ key: KeyEvent) {
    var cursor = cursor
    let items = GalleryItem.all
    switch key {
    case .down, .character("j"): cursor.move(by: 1, count: items.count)
    case .up, .character("k"): cursor.move(by: -1, count: items.count)
    case .enter:
      overlay = nil
      let item = items[cursor.selected]
      performCommand(item.kind == .lesson ? "lesson \(item.name)" : "open \(item.name)")
      return
    default:
      if Self.leaves(key) || key == .character("O") {
        overlay = nil
        return
      }
    }
    overlay = .gallery(cursor)
  }

  /// Opens a built-in lesson in place of what runs.
  mutating func openLesson(_ name: String) -> Bool {
    if name.isEmpty { return false }
    guard let lesson = BuiltInLesson.named(name) else {
      problem("\(name) is no lesson; there are \(BuiltInLesson.all.map(\.name).joined(separator: ", "))")
      return true
    }
    do {
      let playback = try LessonPlayback(try lesson.lesson(), file: name)
      let (presenter, wasAutoplay) = (presenter, autoplay.isOn)
      self = Application(lesson: playback, themeName: themeName, themeNames: themeNames, isMouseOn: isMouseOn, keyMap: keyMap)
      self.presenter = presenter
      if wasAutoplay { autoplay(true) }
    } catch { problem("\(error)") }
    return true
  }
}
