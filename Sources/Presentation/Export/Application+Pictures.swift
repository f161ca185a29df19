import RaftInterchange
import RaftSimulation
import TerminalUI

extension Application {
  /// What is on the screen, or, as a recording, every event of the run up to its end.
  public mutating func picture(_ format: PictureFormat, size: Size, glyphs: GlyphSet, theme: Theme) -> String? {
    let title = scenarioTitle ?? "fastraft"
    switch format {
    case .asciicast: return Self.recording(of: run, title: title, size: size, theme: theme, glyphs: glyphs).text
    case .svg: return SVGExport.text(of: frame(size: size, glyphs: glyphs), theme: theme, ground: .suiting(theme), title: title)
    case .text: return frame(size: size, glyphs: glyphs).picture() + "\n"
    }
  }

  /// How long an event stays, and how long one that a timeline marks.
  private static let millisecondsAnEvent = 300
  private static let millisecondsAMilestone = 1200
  private static let eventCountMax = 3000

  /// A recording that steps through the run, with a marker at each milestone.
  static func recording(of run: Run, title: String, size: Size, theme: Theme, glyphs: GlyphSet) -> Asciicast {
    var recording = ScreenRecording(size: size, theme: theme, title: title)
    var time = 0
    for event in 0...min(run.eventCount, eventCountMax) {
      var state = run
      state.seek(to: event)
      let kinds = run.milestones.filter { $0.event == event }.map { "\($0.kind)" }
      var model = Application(run: state, scenarioTitle: title)
      let marker = kinds.isEmpty ? nil : "\(event) \(kinds.joined(separator: ", "))"
      recording.add(model.frame(size: size, glyphs: glyphs), atMilliseconds: time, marker: marker)
      time += kinds.isEmpty ? millisecondsAnEvent : millisecondsAMilestone
    }
    return recording.cast
  }
}
