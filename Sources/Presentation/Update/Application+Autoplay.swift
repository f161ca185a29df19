import RaftSimulation

extension Application {
  /// Lets what is recorded play by itself from the cursor on, or from its start when the cursor is at the end; or stops that.
  public mutating func autoplay(_ isOn: Bool) {
    play.isPlaying = false
    autoplay = Autoplay()
    guard isOn else {
      notice = Notice(text: "autoplay is off", kind: .information)
      return
    }
    if lesson == nil && run.isAtHead { run.seek(to: 0) }
    guard lesson != nil || !run.isAtHead else {
      problem("nothing is recorded that could play by itself; :open NAME opens a scenario")
      return
    }
    autoplay.isOn = true
    notice = Notice(text: autoplayText, kind: .information)
    eventsBack = 0
    settleCursors()
    waitForAutoplay()
  }

  private var autoplayText: String {
    "plays by itself; \(keyName(of: .playPause)) pauses, \(keyName(of: .slower)) and \(keyName(of: .faster)) change the speed, "
      + "\(keyName(of: .autoplay)) ends it"
  }

  /// Pauses, or goes on.
  mutating func toggleAutoplayPause() {
    autoplay.isPaused.toggle()
    notice = Notice(
      text: autoplay.isPaused ? "paused; \(keyName(of: .playPause)) goes on" : autoplayText, kind: .information)
    if !autoplay.isPaused { waitForAutoplay() }
  }

  /// A person who acts has the floor: what plays by itself waits.
  mutating func pauseAutoplay(for action: Action) {
    guard autoplay.isRunning else { return }
    switch action {
    case .playPause, .slower, .faster, .autoplay, .present, .theme, .help, .legend, .gallery, .rowDown, .rowUp, .nextPane, .previousPane,
      .olderIndexes, .newerIndexes, .inspect, .why, .whyNot, .recovery, .leave, .quit:
      return
    default: autoplay.isPaused = true
    }
  }

  /// Whether the cluster is somewhere else than where the lesson is read; on the way from one stop to the next it is not.
  var isAwayFromLesson: Bool {
    guard let lesson, let stop = lesson.stop else { return false }
    if run.branch != 0 { return true }
    if autoplay.isOn, let next = lesson.nextStop { return !(stop.event...next.event).contains(run.cursor) }
    return run.cursor != stop.event
  }

  /// Takes the next step that is due.
  mutating func stepAutoplay() {
    eventsBack = 0
    if lesson != nil { stepLesson() } else { stepRun() }
    settleCursors()
    if autoplay.isRunning { waitForAutoplay() }
  }

  private mutating func stepRun() {
    guard !run.isAtHead else {
      endAutoplay("the end; \(keyName(of: .autoplay)) plays it again, \(keyName(of: .playPause)) lets the cluster go on")
      return
    }
    let record = run.stepForward()
    notice = Notice(text: ":\(run.command(for: record.input))", kind: .command)
    if !record.violations.isEmpty {
      stopForViolation(record)
      autoplay.isPaused = true
    }
  }

  /// Between two stops event by event; at a stop its text.
  private mutating func stepLesson() {
    guard let lesson, let stop = lesson.stop else { return }
    if isAwayFromLesson {
      showStop()
    } else if let next = lesson.nextStop {
      if run.cursor < next.event {
        let record = run.stepForward()
        notice = Notice(text: ":\(run.command(for: record.input))", kind: .command)
      }
      guard run.cursor >= next.event else { return }
      self.lesson?.position += 1
      self.lesson?.firstLine = 0
      showStop()
    } else {
      run.checkout(0, at: stop.event)
      endAutoplay("the end of the lesson")
    }
  }

  private mutating func endAutoplay(_ text: String) {
    autoplay = Autoplay()
    notice = Notice(text: text, kind: .information)
  }

  /// Waits as long as what is on the screen now needs.
  private mutating func waitForAutoplay() { autoplay.wait(stay, eventsPerSecond: play.eventsPerSecond) }

  private var stay: Autoplay.Stay {
    if let stop = lesson?.stop, !isAwayFromLesson, run.cursor == stop.event {
      let texts = stop.paragraphs.map(\.text) + (stop.question.map { [$0.text] + $0.options.map(\.text) } ?? [])
      let words = texts.reduce(0) { $0 + $1.split(separator: " ").count }
      return .text(words: words, isQuestion: stop.question != nil)
    }
    return run.milestones.contains { $0.event == run.cursor } ? .milestone : .event
  }
}
