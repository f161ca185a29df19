import Raft

/// A way to go on with a line in the palette.
public struct Suggestion: Hashable, Sendable {
  /// The whole line with the suggestion in it.
  public var text: String
  /// What it is about.
  public var help: String
}

extension Run {
  /// How a line may go on: verbs while the first word is being typed, then what may stand at the position of the last word.
  public func suggestions(for line: String) -> [Suggestion] {
    let words = line.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
    let isNewWord = line.last == " " || line.isEmpty
    guard let name = words.first, words.count > 1 || isNewWord else {
      let start = words.first ?? ""
      return Verb.all.filter { $0.name.hasPrefix(start) }.map { Suggestion(text: $0.name + " ", help: "\($0.usage) – \($0.help)") }
    }
    guard let verb = Verb.named(name) else { return [] }
    let done = isNewWord ? words : Array(words.dropLast())
    let start = isNewWord ? "" : words[words.count - 1]
    let position = done.count - 1
    guard let kind = position < verb.arguments.count ? verb.arguments[position] : verb.arguments.last else { return [] }
    return candidates(kind, for: verb).filter { $0.text.lowercased().hasPrefix(start.lowercased()) }.map {
      Suggestion(text: (done + [$0.text]).joined(separator: " "), help: $0.help)
    }
  }

  private func candidates(_ kind: ArgumentKind, for verb: Verb) -> [Suggestion] {
    switch kind {
    case .node: return nodeCandidates()
    case .nodeOrAll: return nodeCandidates() + [Suggestion(text: "all", help: "every node")]
    case .value: return [Suggestion(text: suggestedValue, help: "a value that is not used yet")]
    case .key: return cluster.nodes.first?.application.pairs.map { Suggestion(text: $0.key, help: "holds \($0.value)") } ?? []
    case .message: return messageCandidates(for: verb)
    case .link: return nodeCandidates() + linkCandidates()
    case .count: return [Suggestion(text: "1", help: "once"), Suggestion(text: "10", help: "ten times")]
    case .index: return [Suggestion(text: "\(cluster.commits.lastIndex)", help: "the last committed index")]
    case .words(let words): return words.map { Suggestion(text: $0, help: verb.usage) }
    }
  }

  private func nodeCandidates() -> [Suggestion] {
    let nodes = cluster.nodes.map { node in
      Suggestion(text: "\(node.id)", help: node.isAlive ? node.raft?.replica.role.word ?? "" : "down")
    }
    return nodes + [Suggestion(text: "leader", help: cluster.leader.map(nodeName) ?? "nobody leads")]
  }

  private func messageCandidates(for verb: Verb) -> [Suggestion] {
    let explainer = Explainer(cluster)
    let selectable = cluster.network.messages.prefix(32).map { item in
      Suggestion(text: "\(item.number)", help: "\(item.link) \(item.message.kind) \(explainer.text(of: item.message))")
    }
    return selectable + [Suggestion(text: "all", help: "every message in flight")]
  }

  private func linkCandidates() -> [Suggestion] {
    let ids = cluster.nodes.map(\.id)
    return ids.flatMap { from in
      ids.filter { $0 != from }.map { Suggestion(text: "\(from)>\($0)", help: "from \(nodeName(from)) to \(nodeName($0)) only") }
    }
  }
}
