import Raft
import RaftSimulation

extension ScheduleStep {
  /// Reads a step in the notation of ``description``, such as `P(S2,2x)` or `win S1{S1 S3} (ties: highest at 2)`; nil if it is none.
  public init?(_ text: String) {
    var text = Substring(text)
    guard let ties = HighestTies.cut(from: &text), let step = MacroStep(String(text)) else { return nil }
    self.init(step, ties: ties)
  }

  /// Reads a schedule, one step a line.
  public static func schedule(_ text: String) -> [ScheduleStep]? {
    let lines = text.split(separator: "\n")
    let steps = lines.compactMap { ScheduleStep(String($0)) }
    return steps.count == lines.count ? steps : nil
  }
}

extension MacroStep {
  /// Reads a step in the notation of ``description``; nil if it is none.
  init?(_ text: String) {
    // Names, numbers and words, in their order; what stands between them tells the kind.
    let words = text.split { " (),+→>≤{}".contains($0) }.map(String.init)
    guard let first = words.first, let step = Self.step(text, first, words) else { return nil }
    self = step
  }

  private static func step(_ text: String, _ first: String, _ words: [String]) -> MacroStep? {
    if first == "P", words.count >= 3, let node = node(words[1]), let (index, value) = value(words[2]) {
      return words.count == 3 ? .propose(node, index: index, value: value) : .proposeAndCrash(node, index: index, value: value)
    }
    if first.hasPrefix("AE"), words.count == 4, let term = Int(first.dropFirst(2)), let behind = Int(words[1]), let through = Int(words[2]),
      let node = node(words[3])
    {
      return .replicate(term: term, behind: behind, through: through, to: node)
    }
    let nodes = words.compactMap(node)
    switch (first, nodes.count) {
    case ("win", 2...) where nodes[0] == nodes[1]: return .win(nodes[0], grants: Array(nodes.dropFirst(2)))
    case ("snapshot", 2): return .snapshot(from: nodes[0], to: nodes[1])
    case ("crash", 1): return .restart(nodes[0])
    case ("compact", 1): return .compact(nodes[0])
    case (_, 1) where words.last == "decides": return .decide(nodes[0])
    case (_, 1) where words.last == "learner": return .join(leader: nodes[0])
    case (_, 1) where words.last == "campaigns": return .campaign(nodes[0])
    case (_, 1) where text.contains("+"):
      return value(words[words.count - 1]).map { .append(nodes[0], index: $0.index, value: $0.value) }
    case (_, 2) where text.contains("→"): return .answer(nodes[0], candidate: nodes[1])
    default: return nil
    }
  }

  private static func node(_ word: String) -> NodeID? { word.hasPrefix("S") ? NodeID(word.dropFirst()) : nil }

  private static func value(_ word: String) -> (index: Int, value: Int)? {
    guard let letter = word.last, let value = ["x", "y", "z"].firstIndex(of: String(letter)), let index = Int(word.dropLast()) else {
      return nil
    }
    return (index, value)
  }
}
