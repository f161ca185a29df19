import ArgumentParser
import Presentation

/// What helps before an audience: the options of what plays a scenario or a lesson on the screen.
struct AudienceOptions: ParsableArguments {
  @Flag(name: .long, help: "Presenter mode: large words, few panes, and the keys that are pressed.")
  var present = false

  @Flag(
    name: .long,
    help: "Let a scenario or a lesson play by itself, with pauses; Space pauses. Without a file it is the scenario first-steps.")
  var autoplay = false

  /// Whether any was given.
  var isGiven: Bool { present || autoplay }
}

extension Presentation.Application {
  /// Begins as the options ask for.
  mutating func begin(with options: AudienceOptions) {
    if options.present { present(true) }
    if options.autoplay { autoplay(true) }
  }
}
