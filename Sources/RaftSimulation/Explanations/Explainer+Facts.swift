import Raft

extension Explainer {
  /// The sentence for what the cluster itself did.
  func sentence(for fact: Fact) -> Sentence? {
    message(fact) ?? order(fact) ?? fault(fact) ?? application(fact)
  }

  private func message(_ fact: Fact) -> Sentence? {
    switch fact {
    case .delivered(let item):
      return Sentence(item.message.to, "gets \(name(item)) from \(nodeName(item.message.from)): \(text(of: item.message))")
    case .dropped(let item): return Sentence(nil, "\(name(item)) \(item.link) is dropped: \(text(of: item.message))", .fault)
    case .duplicated(let item):
      return Sentence(nil, "\(item.message.kind) \(item.copyOf ?? 0) \(item.link) is doubled; the copy is \(item.number)", .fault)
    case .held(let item): return Sentence(nil, "\(name(item)) \(item.link) is held back: \(text(of: item.message))", .fault)
    case .released(let item): return Sentence(nil, "\(name(item)) \(item.link) may travel again", .heal)
    case .reordered(let item, let place):
      return Sentence(nil, "\(name(item)) \(item.link) is moved to the \(place == .first ? "front" : "end")", .fault)
    case .delayed(let item, let microseconds):
      return Sentence(
        nil, "\(name(item)) \(item.link) is delayed by \(milliseconds(microseconds)); it is due at \(milliseconds(item.dueAt))", .fault)
    case .lost(let item, let status):
      let why = status == .cutOff ? "the link is cut" : "\(nodeName(item.message.to)) is down"
      return Sentence(nil, "\(name(item)) \(item.link) is lost: \(why)", .fault)
    default: return nil
    }
  }

  private func name(_ item: InFlightMessage) -> String { "\(item.message.kind) \(item.number)" }

  private func order(_ fact: Fact) -> Sentence? {
    switch fact {
    case .requested(let request, let value): return Sentence(request.client, "is asked to propose \(value.tag)")
    case .readAsked(let request): return Sentence(request.node, "is asked to read \(request.key)", .read)
    case .ticked(let node): return node.map { Sentence($0, "its clock ticks") } ?? Sentence(nil, "all clocks tick")
    case .campaignAsked(let node): return Sentence(node, "is told to start an election", .election)
    case .transferAsked(let from, let to): return Sentence(from, "is told to hand its office over to \(nodeName(to))", .election)
    case .forgetAsked(let node): return Sentence(node, "is told to forget its leader", .election)
    case .fastProposalsSwitched(let isOn):
      return Sentence(nil, isOn ? "new proposals may go fast" : "new proposals go the classic way; votes in flight go on", .neutral, .r17)
    case .memberAsked(let change, let leader): return Sentence(leader, "is asked to \(change.words)", .membership)
    case .jointAsked(let change, let leader): return Sentence(leader, "is asked to \(change.words)", .membership)
    case .leaveAsked(let leader): return Sentence(leader, "is asked to leave the joint configuration", .membership)
    case .refused(let node, let reason): return Sentence(node, "refuses: \(reason)", .refused)
    case .impossible(let reason): return Sentence(nil, "nothing happens: \(reason)", .refused)
    default: return nil
    }
  }

  private func fault(_ fact: Fact) -> Sentence? {
    switch fact {
    case .crashed(let node, let point):
      let when =
        switch point {
        case .now: "CRASHES: its memory is lost, its disk is kept"
        case .beforeWrite: "CRASHES before it writes: the write is lost, and no message leaves"
        case .afterWrite: "CRASHES after its write: the write is kept, but no message leaves"
        }
      return Sentence(node, when, .fault)
    case .crashArmed(let node, let point):
      return Sentence(node, "is going to crash \(point == .beforeWrite ? "before" : "after") its next write", .fault)
    case .restarted(let node, let applied):
      return Sentence(node, "RESTARTS from its disk; its application knows all up to \(applied)", .heal)
    case .writesLost(let node, let count): return Sentence(node, "loses \(count) writes that had not reached its disk", .fault)
    case .persisted(let node, let waiting):
      return Sentence(node, "its disk completes a write" + (waiting == 0 ? "" : "; \(waiting) wait"), .neutral, .r11)
    case .applicationHeld(let node, let isHeld):
      return isHeld
        ? Sentence(node, "its application stops: what is committed from now on waits", .fault)
        : Sentence(node, "its application goes on", .heal)
    case .joined(let node): return Sentence(node, "starts with an empty log", .membership)
    case .linksCut(let links): return Sentence(nil, "cut: \(Self.words(for: links))", .fault)
    case .linksMended(let links): return Sentence(nil, "mended: \(Self.words(for: links))", .heal)
    default: return nil
    }
  }

  /// Links in words, both directions as one: `S1-S2, S3>S4`.
  static func words(for links: [Link]) -> String {
    let known = Set(links)
    return links.compactMap { link -> String? in
      guard known.contains(link.reversed) else { return "\(link)" }
      return link.from < link.to ? "\(nodeName(link.from))-\(nodeName(link.to))" : nil
    }.joined(separator: ", ")
  }

  private func application(_ fact: Fact) -> Sentence? {
    switch fact {
    case .snapshotTaken(let node, let index): return Sentence(node, "has a snapshot of all up to \(index)", .neutral, .r12)
    case .snapshotWaits(let node, let index, let commit):
      return Sentence(node, "keeps a snapshot at \(index) to itself until commit, now \(commit), has reached it", .neutral, .r15)
    case .snapshotReported(let node, let to, let succeeded):
      return Sentence(node, "hears that its snapshot \(succeeded ? "has reached" : "did not reach") \(nodeName(to))", .neutral)
    case .compacted(let node, let index): return Sentence(node, "cuts its log up to \(index)", .neutral, .r12)
    case .applicationRestored(let node, let index): return Sentence(node, "takes over the state of the snapshot at \(index)")
    case .readAnswered(let answer):
      let found = answer.value.map { "\(answer.request.key) = \($0)" } ?? "nothing under \(answer.request.key)"
      return Sentence(answer.request.node, "READS \(found) at index \(answer.request.index ?? 0)", .read, .r16)
    default: return nil
    }
  }
}
