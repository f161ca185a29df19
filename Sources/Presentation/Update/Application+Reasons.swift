import Raft
import RaftSimulation
import TerminalUI

extension Application {
  /// Opens the reasons of the event under the cursor, at the line that tells most.
  mutating func openWhy() {
    let lines = run.lines(of: run.cursor)
    let whys = lines.compactMap { run.explainWhy(event: $0.event, part: $0.part) }
    guard !whys.isEmpty else {
      problem("this is the start of the run; l goes on")
      return
    }
    reasonLine = 0
    let telling = whys.lastIndex { $0.rule != nil } ?? whys.count - 1
    overlay = .why(whys, selected: telling)
  }

  /// How many lines Space and the page keys scroll.
  private static let pageLines = 10

  /// Scrolls reasons that are longer than the screen; any other key shows them from the start again.
  private mutating func scrollReasons(_ key: KeyEvent) -> Bool {
    switch key {
    case .character(" "), .pageDown: reasonLine += Self.pageLines
    case .pageUp: reasonLine = max(reasonLine - Self.pageLines, 0)
    default:
      reasonLine = 0
      return false
    }
    return true
  }

  mutating func handleWhy(_ whys: [Why], _ selected: Int, _ key: KeyEvent) {
    if scrollReasons(key) { return }
    switch key {
    case .down, .character("j"): overlay = .why(whys, selected: min(selected + 1, whys.count - 1))
    case .up, .character("k"): overlay = .why(whys, selected: max(selected - 1, 0))
    case .character(let digit) where digit.wholeNumberValue != nil: jump(toCause: digit.wholeNumberValue ?? 0, of: whys[selected])
    case .enter: jump(toCause: whys[selected].causes.count, of: whys[selected])
    default: if Self.leaves(key) || key == .character("w") { overlay = nil }
    }
  }

  /// Goes to a cause and shows its reasons in turn, so that Enter again and again walks back to where it all began.
  private mutating func jump(toCause number: Int, of why: Why) {
    guard number > 0, number <= why.causes.count else { return }
    run.seek(to: why.causes[number - 1].event)
    settleCursors()
    overlay = nil
    openWhy()
  }

  /// Opens what is missing: for the lowest undecided index to commit, for the selected node to be elected, for the fast track to open.
  mutating func openWhyNot() {
    let view = run.view(indexes: 1...1)
    var subjects: [WhyNot] = []
    if let index = view.tallies.first?.index ?? lowestUncommitted(view) { subjects.append(run.whyNot(.commit(index: index, content: nil))) }
    subjects.append(run.whyNot(.elect(selectedNode)))
    if view.fastPath { subjects.append(run.whyNot(.fastTrack)) }
    reasonLine = 0
    overlay = .whyNot(subjects, selected: 0)
  }

  private func lowestUncommitted(_ view: ClusterView) -> LogIndex? {
    let known = view.rows.map { max($0.commit, $0.fast) }.max() ?? 0
    return view.indexLast > known ? known + 1 : nil
  }

  mutating func handleWhyNot(_ subjects: [WhyNot], _ selected: Int, _ key: KeyEvent) {
    if scrollReasons(key) { return }
    switch key {
    case .tab, .right, .character("l"), .down, .character("j"): overlay = .whyNot(subjects, selected: (selected + 1) % subjects.count)
    case .backTab, .left, .character("h"), .up, .character("k"):
      overlay = .whyNot(subjects, selected: (selected + subjects.count - 1) % subjects.count)
    case .enter: carryOut(subjects[selected])
    default: if Self.leaves(key) || key == .character("W") { overlay = nil }
    }
  }

  /// Performs the smallest set of deliveries that is enough.
  private mutating func carryOut(_ subject: WhyNot) {
    guard let way = subject.ways.first else {
      problem("nothing that is in flight would be enough")
      return
    }
    overlay = nil
    if let first = subject.first { act(first) }
    run.carryOut(way)
    notice = Notice(text: way.text, kind: .information)
    settleCursors()
  }

  /// Opens the latest election at or before the cursor.
  mutating func openRecovery() {
    let count = run.recoveries.count
    guard count > 0 else {
      problem("no election up to here; t lets the selected node start one")
      return
    }
    overlay = .recovery(election: count - 1, firstLine: 0)
  }

  mutating func handleRecovery(_ election: Int, _ line: Int, _ key: KeyEvent) {
    let recoveries = run.recoveries
    switch key {
    case .left, .character("h"): overlay = .recovery(election: max(election - 1, 0), firstLine: 0)
    case .right, .character("l"): overlay = .recovery(election: min(election + 1, recoveries.count - 1), firstLine: 0)
    case .down, .character("j"): overlay = .recovery(election: election, firstLine: line + 1)
    case .up, .character("k"): overlay = .recovery(election: election, firstLine: max(line - 1, 0))
    case .character(let digit) where digit.isASCII && digit.isNumber:
      if recoveries.indices.contains(election) { goToAnswer(of: NodeID(digit.wholeNumberValue ?? 0), in: recoveries[election]) }
    case .enter:
      overlay = nil
      if recoveries.indices.contains(election) { run.seek(to: recoveries[election].wonByEvent ?? recoveries[election].event) }
      settleCursors()
    default: if Self.leaves(key) || key == .character("R") { overlay = nil }
    }
  }

  /// Goes to the event in which a voter's answer reached the candidate.
  private mutating func goToAnswer(of voter: NodeID, in report: RecoveryReport) {
    let event = report.grants.first { $0.voter == voter }?.event ?? report.refusals.first { $0.voter == voter }?.event
    guard let event else {
      problem("S\(voter) gave no answer in this election")
      return
    }
    overlay = nil
    run.seek(to: event)
    notice = Notice(text: "the answer of S\(voter) in the election of term \(report.term); w says why, R leads back", kind: .information)
    settleCursors()
  }
}
