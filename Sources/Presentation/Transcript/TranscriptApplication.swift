import RaftInterchange
import TerminalUI

/// The state of `fastraft transcript --open`: an interaction file, directive after directive, with the cluster after each.
public struct TranscriptApplication: ScreenModel, Sendable {
  let name: String
  let steps: [TranscriptStep]
  var cursor = 0
  /// The first line that is shown of the outputs; nil for the start, or for the first difference where the start does not show it.
  var firstLine: Int?
  var isHelpOpen = false
  /// What a click on the hints of the last frame means.
  var hits: [Hit] = []
  private var count: Int?
  private var effects: [Effect] = []
  private(set) var notice = ""

  /// Runs the file and keeps the cluster after each directive.
  ///
  /// - Throws: ``TranscriptError`` with file, line and what was expected.
  public init(_ file: TranscriptFile) throws(TranscriptError) {
    name = file.name
    var environment = InteractionEnvironment()
    var steps: [TranscriptStep] = []
    for directive in file.directives {
      let actual = TranscriptRunner.recorded(try environment.run(directive))
      steps.append(TranscriptStep(directive: directive, actual: actual, environment: environment))
    }
    self.steps = steps
  }

  /// Nothing moves by itself.
  public var wakeAfterMilliseconds: Int? { nil }

  /// Nothing moves by itself.
  public mutating func elapse(milliseconds: Int) -> Bool { false }

  /// Takes out what is to be done outside.
  public mutating func takeEffects() -> [Effect] {
    defer { effects = [] }
    return effects
  }

  /// A theme shows by itself.
  public mutating func adopted(theme: String) {}
  /// Says what was done outside.
  public mutating func report(_ information: String) { notice = information }
  /// Says why something could not be done outside.
  public mutating func report(problem: String) { notice = problem }
  /// A transcript asks for no scenario.
  public mutating func load(scenario text: String, from file: String) throws {}

  /// Takes a key.
  public mutating func handle(_ key: KeyEvent) {
    if case .mouse(let event) = key {
      handle(event)
      return
    }
    if isHelpOpen {
      isHelpOpen = false
      return
    }
    if case .character(let digit) = key, digit.isASCII, let value = digit.wholeNumberValue, value > 0 || count != nil {
      count = min((count ?? 0) * 10 + value, 1_000_000)
      return
    }
    let repeats = count
    count = nil
    switch key {
    case .character("l"), .right, .character(" "), .enter: go(to: cursor + (repeats ?? 1))
    case .character("h"), .left, .backspace: go(to: cursor - (repeats ?? 1))
    case .character("g"), .home: go(to: repeats.map { $0 - 1 } ?? 0)
    case .character("G"), .end: go(to: repeats.map { $0 - 1 } ?? steps.count - 1)
    case .character("L"), .character("n"): goToDifference(after: true)
    case .character("H"), .character("N"): goToDifference(after: false)
    case .character("j"), .down: scroll(by: repeats ?? 1)
    case .character("k"), .up: scroll(by: -(repeats ?? 1))
    case .pageDown: scroll(by: 10)
    case .pageUp: scroll(by: -10)
    case .character("?"), .function(1): isHelpOpen = true
    case .character("q"), .character("Q"), .control("c"): effects.append(.quit)
    default: break
    }
  }

  private mutating func handle(_ event: MouseEvent) {
    switch event.action {
    case .wheelDown: scroll(by: 1)
    case .wheelUp: scroll(by: -1)
    case .press(.left):
      if isHelpOpen {
        isHelpOpen = false
      } else if case .key(let key)? = hits.last(where: { $0.rect.contains(event.position) })?.target {
        handle(key)
      }
    default: break
    }
  }

  /// The next frame knows where the end is.
  private mutating func scroll(by lines: Int) { firstLine = max((firstLine ?? 0) + lines, 0) }

  private mutating func go(to step: Int) {
    cursor = min(max(step, 0), max(steps.count - 1, 0))
    firstLine = nil
    notice = ""
  }

  private mutating func goToDifference(after: Bool) {
    let all = steps.indices.filter { !steps[$0].passed }
    guard let step = after ? all.first(where: { $0 > cursor }) : all.last(where: { $0 < cursor }) else {
      notice = all.isEmpty ? "no directive differs" : "no directive differs \(after ? "further on" : "before this one")"
      return
    }
    go(to: step)
  }
}
