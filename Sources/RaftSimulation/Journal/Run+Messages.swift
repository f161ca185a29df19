import Raft

extension Run {
  /// The numbers of the messages that a selector means for a verb; nil stands for one that fits any message.
  func messages(_ selector: MessageSelector, for verb: MessageVerb?) throws(CommandFailure) -> [MessageNumber] {
    switch selector {
    case .number(let number):
      guard let item = cluster.network.message(number) else { throw CommandFailure(.impossible, "message \(number) is not in flight") }
      if let obstacle = obstacle(to: verb, item) { throw CommandFailure(.impossible, obstacle) }
      return [number]
    case .one(let pattern, let nth):
      let fitting = try fitting(pattern).filter { obstacle(to: verb, $0) == nil }
      guard nth <= fitting.count else { throw noSuchMessage(selector, fitting.count) }
      return [fitting[nth - 1].number]
    case .all(let pattern): return try fitting(pattern).filter { obstacle(to: verb, $0) == nil }.map(\.number)
    }
  }

  private func noSuchMessage(_ selector: MessageSelector, _ count: Int) -> CommandFailure {
    let found = count == 0 ? "no message" : "only \(counted(count, "message"))"
    let waiting = cluster.network.messages.prefix(4).map { "\($0.number) \($0.link) \($0.message.kind)" }.joined(separator: ", ")
    let inFlight = waiting.isEmpty ? "nothing is in flight" : "in flight: \(waiting)" + (cluster.network.messages.count > 4 ? ", …" : "")
    return CommandFailure(.impossible, "\(found) fits \"\(selector)\"; \(inFlight)")
  }

  /// The messages in flight that fit a pattern, in the order of delivery.
  func fitting(_ pattern: MessagePattern) throws(CommandFailure) -> [InFlightMessage] {
    var from: NodeID?
    var to: NodeID?
    if let selector = pattern.from { from = try known(selector) }
    if let selector = pattern.to { to = try known(selector) }
    return cluster.network.messages.filter { item in
      let fits =
        (from == nil || item.message.from == from) && (to == nil || item.message.to == to)
        && (pattern.kind == nil || item.message.kind == pattern.kind) && (pattern.index.map(item.message.speaks) ?? true)
      return fits != pattern.isNegated
    }
  }

  /// Why a verb cannot be done to a message now.
  private func obstacle(to verb: MessageVerb?, _ item: InFlightMessage) -> String? {
    let status = cluster.network.status(of: item)
    switch verb {
    case .deliver where status == .cutOff: return "message \(item.number) is cut off: the link \(item.link) is cut"
    case .deliver where cluster.node(item.message.to)?.isAlive != true:
      return "message \(item.number) cannot arrive: \(nodeName(item.message.to)) is down"
    case .hold where item.isHeld: return "message \(item.number) is held back already"
    case .release where !item.isHeld: return "message \(item.number) is not held back"
    default: return nil
    }
  }
}
