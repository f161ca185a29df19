import RaftSimulation

/// A lesson that is being read beside the live cluster.
struct LessonScreen: Sendable {
  /// What it is called.
  let title: String
  /// Where the reader stops.
  let stops: [LessonStop]
  /// The stop that is shown.
  var position = 0
  /// The answers that were chosen, by stop.
  var answers: [Int: Int] = [:]
  /// The first line of the text that is shown.
  var firstLine = 0

  init(_ playback: LessonPlayback) {
    title = playback.lesson.title
    stops = playback.stops
  }

  /// The stop that is shown.
  var stop: LessonStop? { stops.indices.contains(position) ? stops[position] : nil }

  /// The stop behind it, nil at the last one.
  var nextStop: LessonStop? { stops.indices.contains(position + 1) ? stops[position + 1] : nil }

  /// The question whose answer this stop reveals, with the answer that was chosen.
  var revealed: (question: LessonQuestion, chosen: Int?)? {
    guard let stop, stop.isReveal, position > 0, let question = stops[position - 1].question else { return nil }
    return (question, answers[position - 1])
  }
}
