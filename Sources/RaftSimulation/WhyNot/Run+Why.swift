import Raft

extension Run {
  /// Why a line of the event log happened: rule, arithmetic and causes. Nil when the event or the part does not exist.
  ///
  /// - Parameters:
  ///   - event: an event of the current branch.
  ///   - part: a part of it; 0 is the event itself.
  ///
  /// Complexity: causes are looked for backwards until all are found, at most over ``CauseFinder/eventCountMax`` events.
  public func explainWhy(event: Int, part: Int = 0) -> Why? {
    guard let record = record(of: event) else { return nil }
    let explainer = Explainer(cluster)
    let located = explainer.located(record.facts)
    guard located.indices.contains(part) else { return explainer.whyViolated(record, part: part - located.count) }
    let (sentence, range) = located[part]
    let facts = record.facts[range]
    let reason = facts.lazy.compactMap { explainer.reason(for: $0) }.first ?? Reason(explainer.plainReason(sentence))
    return Why(
      event: event, part: part, node: sentence.node, headline: sentence.text, paragraph: reason.paragraph, arithmetic: reason.arithmetic,
      causes: CauseFinder(run: self, record: record).causes(of: Array(facts)), rule: sentence.rule)
  }
}

extension Explainer {
  /// The reason of a fact that is more than what its line says.
  func reason(for fact: Fact) -> Reason? {
    guard case .decision(let node, let decision) = fact else { return nil }
    return votingReason(decision, nodeName(node)) ?? fastReason(decision, nodeName(node)) ?? appendReason(decision, nodeName(node))
      ?? recoveryReason(decision, nodeName(node))
  }

  /// For what needs no numbers: the line as a sentence.
  func plainReason(_ sentence: Sentence) -> String {
    let who = sentence.node.map { nodeName($0) + " " } ?? ""
    return "\(who)\(sentence.text)."
  }

  func whyViolated(_ record: EventRecord, part: Int) -> Why? {
    guard record.violations.indices.contains(part) else { return nil }
    let violation = record.violations[part]
    let claim = Invariants.catalogue.first { $0.name == violation.checker }?.claim ?? ""
    return Why(
      event: record.number, part: located(record.facts).count + part, node: nil, headline: "SAFETY BROKEN: \(violation.description)",
      paragraph: "\(violation.explanation). What is claimed: \(claim). The rules \(violation.rule) are there to keep it.", arithmetic: [],
      causes: [], rule: nil)
  }
}
