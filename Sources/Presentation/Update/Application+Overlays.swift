import Raft
import RaftSimulation
import TerminalUI

extension Application {
  /// Gives a key to what lies on top.
  mutating func handleOverlay(_ key: KeyEvent) {
    switch overlay {
    case .prompt(let prompt): handle(prompt, key)
    case .links(let matrix): handle(matrix, key)
    case .themes(let cursor): handleThemes(cursor, key)
    case .gallery(let cursor): handleGallery(cursor, key)
    case .branches(let cursor): handleBranches(cursor, key)
    case .members(let cursor): handleMembers(cursor, key)
    case .comparison(let comparison, let line): handleComparison(comparison, line, key)
    case .help(let line): scroll(line, key) { .help(firstLine: $0) }
    case .legend(let line): scroll(line, key) { .legend(firstLine: $0) }
    case .text(let title, let text, let line): scroll(line, key) { .text(title: title, text: text, firstLine: $0) }
    case .inspector(let line): scroll(line, key) { .inspector(firstLine: $0) }
    case .why(let whys, let selected): handleWhy(whys, selected, key)
    case .whyNot(let subjects, let selected): handleWhyNot(subjects, selected, key)
    case .explore(let line): handleExplore(line, key)
    case .leaving(let departure): handleLeaving(departure, key)
    case .recovery(let election, let line): handleRecovery(election, line, key)
    case .none: break
    }
  }

  static func leaves(_ key: KeyEvent) -> Bool {
    key == .escape || key == .character("q") || key == .character("?") || key == .function(1)
  }

  private mutating func scroll(_ line: Int, _ key: KeyEvent, _ make: (Int) -> Overlay) {
    switch key {
    case .down, .character("j"): overlay = make(line + 1)
    case .up, .character("k"): overlay = make(max(line - 1, 0))
    case .pageDown, .character(" "): overlay = make(line + 10)
    case .pageUp: overlay = make(max(line - 10, 0))
    case .home, .character("g"): overlay = make(0)
    case .enter, .character("i"), .character("I"), .character("w"): overlay = nil
    default: if Self.leaves(key) { overlay = nil }
    }
  }

  private mutating func handleLeaving(_ departure: Departure, _ key: KeyEvent) {
    switch key {
    case .character("q") where departure == .quit, .enter:
      overlay = nil
      depart(departure)
    case .character("s"): overlay = .prompt(Prompt(.command, history: commandHistory, text: "save "))
    case .escape: overlay = nil
    default: break
    }
  }

  private mutating func depart(_ departure: Departure) {
    switch departure {
    case .quit: effects.append(.quit)
    case .command(let line): performCommand(line, asksBeforeLosing: false)
    }
  }

  private mutating func handle(_ prompt: Prompt, _ key: KeyEvent) {
    var prompt = prompt
    if key == .tab, case .command = prompt.kind {
      if let best = completions(of: prompt.editor.textBeforeCursor).first { prompt.editor.replace(with: best.text) }
      overlay = .prompt(prompt)
      return
    }
    switch prompt.editor.handle(key) {
    case .submitted:
      overlay = nil
      submit(prompt)
    case .cancelled: overlay = nil
    case .edited, .ignored: overlay = .prompt(prompt)
    }
  }

  private mutating func handle(_ matrix: LinkMatrix, _ key: KeyEvent) {
    var matrix = matrix
    let ids = run.nodeIDs
    let messages = "all from \(ids[matrix.row]) to \(ids[matrix.column])"
    switch key {
    case .down, .character("j"): matrix.move(rows: 1, columns: 0, count: ids.count)
    case .up, .character("k"): matrix.move(rows: -1, columns: 0, count: ids.count)
    case .right, .character("l"): matrix.move(rows: 0, columns: 1, count: ids.count)
    case .left, .character("h"): matrix.move(rows: 0, columns: -1, count: ids.count)
    case .character(" "): toggle(from: ids[matrix.row], to: ids[matrix.column], both: false)
    case .enter, .character("b"): toggle(from: ids[matrix.row], to: ids[matrix.column], both: true)
    case .character("i"): perform(line: "isolate \(ids[matrix.row])")
    case .character("C"): perform(line: "heal")
    case .character("e"): perform(line: "deliver \(messages)")
    case .character("d"): perform(line: "drop \(messages)")
    case .character("s"): perform(line: "hold \(messages)")
    case .character("S"): perform(line: "release \(messages)")
    default:
      if Self.leaves(key) || key == .character("c") {
        overlay = nil
        return
      }
    }
    overlay = .links(matrix)
  }

  private mutating func toggle(from: NodeID, to: NodeID, both: Bool) {
    guard from != to else {
      problem("a node always reaches itself")
      return
    }
    let links = both ? [Link(from: from, to: to), Link(from: to, to: from)] : [Link(from: from, to: to)]
    let view = run.view(indexes: 1...1)
    act(view.links.isCut(from: from, to: to) ? .mend(links) : .cut(links))
  }

  private mutating func handleThemes(_ cursor: ListCursor, _ key: KeyEvent) {
    var cursor = cursor
    switch key {
    case .down, .character("j"): cursor.move(by: 1, count: themeNames.count)
    case .up, .character("k"): cursor.move(by: -1, count: themeNames.count)
    default:
      if key == .enter || Self.leaves(key) || key == .character("T") { overlay = nil }
      return
    }
    overlay = .themes(cursor)
    effects.append(.theme(themeNames[cursor.selected]))
  }

  private mutating func handleMembers(_ cursor: ListCursor, _ key: KeyEvent) {
    var cursor = cursor
    let commands = memberCommands
    switch key {
    case .down, .character("j"): cursor.move(by: 1, count: commands.count)
    case .up, .character("k"): cursor.move(by: -1, count: commands.count)
    case .enter:
      overlay = nil
      perform(line: commands[cursor.selected].line)
      return
    default:
      if Self.leaves(key) || key == .character("M") {
        overlay = nil
        return
      }
    }
    overlay = .members(cursor)
  }

  /// What the members menu offers for the selected node.
  var memberCommands: [(line: String, help: String)] {
    let next = (run.nodeIDs.max() ?? 0) + 1
    let node = selectedNode
    return [
      ("transfer \(node)", "hand the leadership to S\(node)"),
      ("add \(next)", "add S\(next) as a voter"),
      ("learner \(next)", "add S\(next) as a learner"),
      ("add \(node)", "make S\(node) a voter"),
      ("remove \(node)", "remove S\(node) from the cluster"),
      ("joint add \(next) remove \(node)", "both at once; the leader ends the joint half by itself"),
      ("joint add \(next) remove \(node) explicit", "the same, and it stays joint until you leave"),
      ("leave", "leave the joint configuration"),
      ("snapshot \(node)", "take a snapshot at S\(node)"),
      ("compact \(node)", "cut the log of S\(node) as far as it may be"),
    ]
  }
}
