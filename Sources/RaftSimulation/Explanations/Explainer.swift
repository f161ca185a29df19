import Raft

/// Turns facts into sentences. It looks up values by the names that the core's records give them, in what the simulation has learnt.
package struct Explainer: Sendable {
  let values: ValueRegistry
  let commits: CommitHistory
  /// Where the event that is told of commits another value than was committed before.
  private var otherCommits: [Fact] = []

  package init(_ cluster: Cluster) {
    values = cluster.values
    commits = cluster.commits
  }

  /// The lines of an event: the input, then what it set off.
  package func lines(of record: EventRecord) -> [EventLine] {
    var sentences = located(record.facts).map(\.sentence)
    for violation in record.violations {
      sentences.append(Sentence(nil, "SAFETY BROKEN: \(violation.description)", .violation))
    }
    return sentences.enumerated().map { part, sentence in
      EventLine(
        event: record.number, part: part, node: sentence.node, text: sentence.text, kind: sentence.kind, rule: sentence.rule)
    }
  }

  /// One sentence a fact, with the facts that it tells; facts that belong together share one.
  func located(_ facts: [Fact]) -> [(sentence: Sentence, facts: Range<Int>)] {
    var explainer = self
    explainer.otherCommits = facts.filter { if case .committedOtherwise = $0 { true } else { false } }
    return explainer.sentences(for: facts)
  }

  private func sentences(for facts: [Fact]) -> [(sentence: Sentence, facts: Range<Int>)] {
    var sentences: [(Sentence, Range<Int>)] = []
    var position = 0
    while position < facts.count {
      let (sentence, count) = sentence(at: position, in: facts)
      if let sentence { sentences.append((sentence, position..<position + count)) }
      position += count
    }
    return sentences
  }

  private func sentence(at position: Int, in facts: [Fact]) -> (Sentence?, Int) {
    switch facts[position] {
    case .applied(let node, let first, _):
      let run = appliedRun(from: position, in: facts)
      let last = first + LogIndex(run.count) - 1
      return (Sentence(node, "applies \(indexes(first, last)): \(run.joined(separator: ", "))"), run.count)
    case .decision(let node, .slotFilled(let index, let content, _, let lastLeaderTerm, _)):
      let isVoted = voteFollows(position, in: facts, node: node, index: index)
      return (slotFilled(node, index, content, lastLeaderTerm, isVoted: isVoted), isVoted ? 2 : 1)
    case .decision(let node, .slotTaken(let index, let held, let proposed)):
      let isVoted = voteFollows(position, in: facts, node: node, index: index)
      return (slotTaken(node, index, held, proposed, isVoted: isVoted), isVoted ? 2 : 1)
    case .decision(let node, let decision): return (sentence(for: decision, of: node), 1)
    default: return (sentence(for: facts[position]), 1)
    }
  }

  /// What a node applied in a row, in words.
  private func appliedRun(from position: Int, in facts: [Fact]) -> [String] {
    guard case .applied(let node, _, _) = facts[position] else { return [] }
    var words: [String] = []
    for fact in facts[position...] {
      guard case .applied(node, let index, let effect) = fact else { break }
      words.append(word(for: effect, at: index))
    }
    return words
  }

  private func word(for effect: Effect, at index: LogIndex) -> String {
    switch effect {
    // Where a safety rule is broken, what is applied here may not be what was committed first.
    case .none: commits[index].flatMap { $0.entry.data.isEmpty || $0.entry.kind.isConfChange ? $0.tag : nil } ?? "·"
    case .foreign: commits[index]?.tag ?? "·"
    case .recorded(let value): value.isEmpty ? "\"\"" : value
    case .stored(let pair): "\(pair.key)=\(pair.value)"
    case .duplicate(let request): "nothing (\(request) took effect before)"
    }
  }

  /// Whether the node's vote for the slot is the next fact.
  private func voteFollows(_ position: Int, in facts: [Fact], node: NodeID, index: LogIndex) -> Bool {
    guard position + 1 < facts.count, case .decision(node, .fastVoteSent(_, _, index, index)) = facts[position + 1] else { return false }
    return true
  }
}

extension Explainer {
  /// The value behind a content identifier.
  func tag(_ content: ContentID) -> String {
    values.value(of: content)?.tag ?? content.description
  }

  /// The value of an entry that may have no content identifier.
  func tag(_ content: ContentID, at position: EntryPosition) -> String {
    if !content.isNone { return tag(content) }
    return values.value(at: position)?.tag ?? commits[position.index]?.tag ?? "?"
  }

  /// The values that a node commits in a range, few of them by name.
  func committedTags(_ first: LogIndex, _ last: LogIndex, by node: NodeID) -> String {
    guard first <= last else { return "" }
    if last - first >= 5 { return "\(committedTag(at: first, by: node)) … \(committedTag(at: last, by: node))" }
    return (first...last).map { committedTag(at: $0, by: node) }.joined(separator: ", ")
  }

  private func committedTag(at index: LogIndex, by node: NodeID) -> String {
    for case .committedOtherwise(node, index, let value) in otherCommits { return value.tag }
    return commits[index]?.tag ?? "?"
  }

  /// Whether a node commits in a range what was committed there before, all of it on the fast track.
  func confirmsFastCommits(_ first: LogIndex, _ last: LogIndex, by node: NodeID) -> Bool {
    (first...last).allSatisfy { index in
      for case .committedOtherwise(node, index, _) in otherCommits { return false }
      return commits[index]?.track == .fast
    }
  }
}
