import Raft

extension Run {
  /// The command that does the same as an input, with the message's number.
  public func command(for input: Input) -> Command {
    switch input {
    case .propose(let node, let value): .propose(.id(node), value)
    case .put(let node, let key, let value): .put(.id(node), key: key, value: value)
    case .read(let node, let key): .read(.id(node), key: key)
    case .deliver(let number): .message(.deliver, .number(number))
    case .drop(let number): .message(.drop, .number(number))
    case .duplicate(let number): .message(.duplicate, .number(number))
    case .hold(let number): .message(.hold, .number(number))
    case .release(let number): .message(.release, .number(number))
    case .reorder(let number, let place): .reorder(.number(number), place)
    case .delay(let number, let microseconds): .delay(.number(number), microseconds: microseconds)
    case .tick(let node): .tick(1, at: node.map(NodeSelector.id))
    case .crash(let node, let point): .crash(.id(node), point)
    case .restart(let node): .restart(.id(node))
    case .cut(let links): .cut(Self.selectors(for: links))
    case .mend(let links): .mend(Self.selectors(for: links))
    case .heal: .heal
    case .campaign(let node): .campaign(.id(node))
    case .transfer(let node): .transfer(.id(node))
    case .forgetLeader(let node): .forgetLeader(.id(node))
    case .fastProposals(let isOn): .fast(isOn)
    case .snapshot(let node): .snapshot(.id(node))
    case .compact(let node, let index): .compact(.id(node), index)
    case .member(let change): .member(change)
    case .joint(let change): .joint(change)
    case .leaveJoint: .leaveJoint
    case .persist(let node): .persist(.id(node))
    case .holdApplication(let node, let isHeld): .apply(.id(node), !isHeld)
    }
  }
}

extension Run {
  /// Links in the words of commands, both directions of a pair as one.
  private static func selectors(for links: [Link]) -> [LinkSelector] {
    let known = Set(links)
    return links.compactMap { link -> LinkSelector? in
      let isOneWay = !known.contains(link.reversed)
      return isOneWay || link.from < link.to ? LinkSelector(from: .id(link.from), to: .id(link.to), isOneWay: isOneWay) : nil
    }
  }

  /// The command that does the same as an input in the present state, and still means it after the events before it have changed: messages
  /// are named by link, kind and index instead of by number.
  package func lastingCommand(for input: Input) -> Command {
    let command = command(for: input)
    switch command {
    case .message(let verb, .number(let number)):
      return lastingSelector(number, for: verb).map { .message(verb, $0) } ?? command
    case .reorder(.number(let number), let place):
      return lastingSelector(number, for: nil).map { .reorder($0, place) } ?? command
    case .delay(.number(let number), let microseconds):
      return lastingSelector(number, for: nil).map { .delay($0, microseconds: microseconds) } ?? command
    default: return command
    }
  }

  private func lastingSelector(_ number: MessageNumber, for verb: MessageVerb?) -> MessageSelector? {
    guard let item = cluster.network.message(number) else { return nil }
    let message = item.message
    let index = message.entries.first?.index ?? message.index
    let pattern = MessagePattern(
      from: .id(message.from), to: .id(message.to), kind: message.kind, index: index > 0 && message.speaks(of: index) ? index : nil)
    var nth = 1
    while let found = try? messages(.one(pattern, nth: nth), for: verb), found.first != number { nth += 1 }
    guard (try? messages(.one(pattern, nth: nth), for: verb)) != nil else { return nil }
    return .one(pattern, nth: nth)
  }

  /// The current branch, up to its end, as a scenario file that does the same again.
  ///
  /// - Parameters:
  ///   - opening: commands that have done the same as the first events, and stand for them.
  ///   - eventCount: how many events those are.
  public func journalText(title: String = "", opening: [Command] = [], eventCount: Int = 0) -> String {
    var replay = self
    replay.seek(to: eventCount)
    var steps = opening.enumerated().map { Scenario.Step(line: $0 + 1, text: "\($1)", command: $1) }
    while let input = replay.input(of: replay.cursor + 1) {
      let command = replay.lastingCommand(for: input)
      let record = replay.stepForward()
      if case .impossible? = record.facts.first { continue }
      steps.append(Scenario.Step(line: steps.count + 1, text: "\(command)", command: command))
    }
    return Scenario(title: title, settings: settings, steps: steps).text
  }

  /// A value that nobody has proposed in this run: `a` to `z`, then `a1`, `b1` and so on.
  public var suggestedValue: String { suggestedValues(count: 1)[0] }

  /// So many different values that nobody has proposed in this run. Complexity: linear in the proposals so far.
  public func suggestedValues(count: Int) -> [String] {
    let letters = "abcdefghijklmnopqrstuvwxyz".map(String.init)
    let used = Set(cluster.requests.map(\.value.tag))
    var values: [String] = []
    var round = 0
    while values.count < count {
      values += letters.map { round == 0 ? $0 : "\($0)\(round)" }.filter { !used.contains($0) }.prefix(count - values.count)
      round += 1
    }
    return values
  }
}
