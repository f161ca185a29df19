import Raft
import RaftSimulation
import TerminalUI

/// The state of the screen: a run, and where a person is in it. Keys change it, ``frame(size:glyphs:)`` draws it; it performs nothing itself.
public struct Application: Sendable {
  /// The run with its cursor.
  public internal(set) var run: Run
  /// What is to be done outside, in order.
  public internal(set) var effects: [Effect] = []
  /// Play mode.
  public internal(set) var play = PlayState()
  /// The name of the theme in use.
  public internal(set) var themeName: String
  /// The themes to choose from.
  let themeNames: [String]
  /// Which key does what.
  let keyMap: KeyMap

  var focus = Pane.matrix {
    didSet { if focus != .matrix { tab = focus } }
  }
  /// The pane that shows where there is room for one only.
  private(set) var tab = Pane.flow
  var selectedNode: NodeID
  var selectedMessage: MessageNumber?
  var flowCursor = ListCursor()
  var eventsBack = 0
  /// The last index that the matrix shows; nil follows the end of the logs.
  var indexLast: LogIndex?
  var overlay: Overlay?
  var raceScreen: RaceScreen?
  var exploreScreen: ExploreScreen?
  var lesson: LessonScreen?
  /// Presenter mode.
  var presenter = Presenter()
  /// What plays by itself.
  var autoplay = Autoplay()
  var notice: Notice?
  var count: Int?
  var pendingLetter: PendingLetter?
  var marks: [Character: Mark] = [:]
  var undone: [Mark] = []
  var searchText = ""
  /// The first line that is shown of reasons that are longer than the screen.
  var reasonLine = 0
  var commandHistory: [String] = []
  var isMouseOn: Bool
  var scenarioTitle: String?
  /// How many things a person did since the run was last saved.
  var unsavedCount = 0
  /// Whether a save was asked for whose outcome is not known yet.
  var isSaving = false
  var hits: [Hit] = []
  /// What the mouse holds while it is dragged.
  var dragged: Hit?

  /// A key that waits for a letter.
  enum PendingLetter: Hashable, Sendable {
    case mark
    case jump
  }

  /// Makes the state for a run.
  public init(
    run: Run, themeName: String = "dark", themeNames: [String] = ["dark"], isMouseOn: Bool = false, keyMap: KeyMap = .standard,
    scenarioTitle: String? = nil
  ) {
    self.run = run
    self.themeName = themeName
    self.themeNames = themeNames
    self.isMouseOn = isMouseOn
    self.keyMap = keyMap
    self.scenarioTitle = scenarioTitle
    selectedNode = 1
    // A follower: only its proposals take the fast track.
    selectedNode = run.nodeIDs.first { $0 != run.leaderID } ?? 1
    notice = Notice(text: welcome, kind: .information)
  }

  /// The panes that are there, in the order of Tab.
  var panes: [Pane] {
    Pane.allCases.filter { pane in
      switch pane {
      case .lesson: lesson != nil
      case .flow, .events: !presenter.isOn
      case .matrix, .tally: true
      }
    }
  }

  var welcome: String {
    if scenarioTitle != nil {
      return
        "\(keyName(of: .forward)) steps through it, \(keyName(of: .nextMilestone)) to what matters, \(keyName(of: .autoplay)) lets it play   "
        + "\(keyName(of: .help)) every key"
    }
    return "p proposes at \(nodeName(selectedNode)), l delivers message after message   I every mark   ? every key"
  }

  /// Takes out what is to be done outside.
  public mutating func takeEffects() -> [Effect] {
    defer { effects = [] }
    return effects
  }

  /// How long the program may sleep before the next event is due, in milliseconds; nil while nothing moves by itself.
  public var wakeAfterMilliseconds: Int? {
    if isExploring { return 1 }
    if autoplay.isRunning && overlay == nil && raceScreen == nil { return autoplay.wakeAfterMilliseconds }
    return play.isPlaying ? play.intervalMilliseconds : nil
  }

  /// Lets time pass in play mode.
  ///
  /// - Returns: whether something changed.
  public mutating func elapse(milliseconds: Int) -> Bool {
    if isExploring {
      goOnExploring()
      return true
    }
    if autoplay.isRunning && raceScreen == nil {
      // Whoever opens something on top wants to read it.
      guard overlay == nil, autoplay.elapse(milliseconds: milliseconds) else { return false }
      stepAutoplay()
      return true
    }
    let due = play.elapse(milliseconds: milliseconds)
    if raceScreen != nil {
      playRace(events: due)
      return due > 0
    }
    for _ in 0..<due where play.isPlaying { playOne() }
    return due > 0
  }

  private mutating func playOne() {
    let record = run.playForward()
    if !record.violations.isEmpty { stopForViolation(record) }
    settleCursors()
  }

  /// A broken safety property ends play mode at once: the moment must not scroll away.
  mutating func stopForViolation(_ record: EventRecord) {
    play.isPlaying = false
    guard let violation = record.violations.first else { return }
    notice = Notice(text: "violated: \(violation.checker): \(violation.explanation)", kind: .problem)
  }

  /// Starts over with a scenario that was read from a file.
  ///
  /// - Throws: ``ScenarioError`` with the file, the line and what was expected; the running one stays.
  public mutating func load(scenario text: String, from file: String) throws {
    let scenario = try Scenario.parse(text, file: file)
    var runner = ScenarioRunner(scenario: scenario, file: file)
    let outcome = runner.runToEnd()
    let title = scenario.title.isEmpty ? file : scenario.title
    let (presenter, wasAutoplay) = (presenter, autoplay.isOn)
    self = Application(
      run: runner.run, themeName: themeName, themeNames: themeNames, isMouseOn: isMouseOn, keyMap: keyMap, scenarioTitle: title)
    self.presenter = presenter
    if case .failed(let failure) = outcome {
      notice = Notice(text: failure.description, kind: .problem)
    } else {
      run.seek(to: 0)
      if wasAutoplay { autoplay(true) }
    }
  }

  /// Says why something could not be done outside.
  public mutating func report(problem: String) {
    isSaving = false
    notice = Notice(text: problem, kind: .problem)
  }

  /// Says what was done outside.
  public mutating func report(_ information: String) {
    if isSaving { unsavedCount = 0 }
    isSaving = false
    notice = Notice(text: information, kind: .information)
  }
}
