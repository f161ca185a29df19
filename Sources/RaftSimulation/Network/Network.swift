import Raft

/// Every message on its way, and the links it travels on.
///
/// Nothing here moves by itself: the cluster takes messages out when an input says so. The array is kept in the order of delivery,
/// by the time of arrival and, within it, by the order of sending.
public struct Network: Hashable, Sendable {
  /// The messages in flight, in the order in which play mode would deliver them.
  public private(set) var messages: [InFlightMessage] = []
  /// How many messages were sent in the run, lost ones and copies included.
  public private(set) var sentCount = 0

  private let latency: Latency
  /// How many messages each link has carried: the ordinal of its draws.
  private var carried = LinkTable<UInt64>(repeating: 0)
  /// When the last message on each link arrives: a link keeps order unless a person or a schedule breaks it.
  private var lastDue = LinkTable<UInt64>(repeating: 0)
  private var cuts = LinkTable<Bool>(repeating: false)
  private var downNodes: [Bool] = Array(repeating: false, count: LinkTable<Bool>.side)

  /// Makes an empty network.
  public init(latency: Latency) {
    self.latency = latency
  }
}

extension Network {
  /// Whether messages from `from` to `to` are cut off.
  public func isCut(_ link: Link) -> Bool { cuts[link] }

  /// The directions that are cut, in order.
  public var cutLinks: [Link] {
    var links: [Link] = []
    for from in 1..<NodeID(LinkTable<Bool>.side) {
      for to in 1..<NodeID(LinkTable<Bool>.side) where cuts[Link(from: from, to: to)] { links.append(Link(from: from, to: to)) }
    }
    return links
  }

  /// Whether the message can be delivered now, and if not, why.
  public func status(of message: InFlightMessage) -> MessageStatus {
    Self.status(of: message, cuts: cuts, downNodes: downNodes)
  }

  /// The message with this number, if it is in flight. Complexity: linear.
  public func message(_ number: MessageNumber) -> InFlightMessage? {
    position(of: number).map { messages[$0] }
  }

  /// The message that play mode would deliver next. Complexity: linear in the number of undeliverable ones.
  public var nextDeliverable: InFlightMessage? {
    messages.first { status(of: $0) == .inFlight }
  }

  private func position(of number: MessageNumber) -> Int? {
    messages.firstIndex { $0.number == number }
  }
}

extension Network {
  /// Takes a message from a node.
  mutating func send(_ message: Message, at time: UInt64, cause: Cause, event: Int) {
    sentCount += 1
    let link = Link(from: message.from, to: message.to)
    let due = max(time + latency.microseconds(on: link, ordinal: carried[link]), lastDue[link])
    carried[link] += 1
    lastDue[link] = due
    insert(
      InFlightMessage(
        number: sentCount, message: message, sentAt: time, dueAt: due, sentByEvent: event, delay: cause.delay + 1, request: cause.request))
  }

  /// Takes a message out, to deliver or to lose it.
  mutating func take(_ number: MessageNumber) -> InFlightMessage? {
    position(of: number).map { messages.remove(at: $0) }
  }

  /// Puts a second copy right behind a message.
  mutating func duplicate(_ number: MessageNumber) -> InFlightMessage? {
    guard let position = position(of: number) else { return nil }
    sentCount += 1
    var copy = messages[position]
    copy.copyOf = copy.copyOf ?? copy.number
    copy.number = sentCount
    copy.isHeld = false
    messages.insert(copy, at: position + 1)
    return copy
  }

  /// Keeps a message back, or lets it go.
  mutating func setHeld(_ number: MessageNumber, _ isHeld: Bool) -> InFlightMessage? {
    guard let position = position(of: number) else { return nil }
    messages[position].isHeld = isHeld
    return messages[position]
  }

  /// Moves a message before or behind all others.
  mutating func reorder(_ number: MessageNumber, to place: ReorderPlace) -> InFlightMessage? {
    guard let position = position(of: number) else { return nil }
    var message = messages.remove(at: position)
    switch place {
    case .first:
      message.dueAt = messages.first?.dueAt ?? message.dueAt
      messages.insert(message, at: 0)
    case .last:
      message.dueAt = messages.last?.dueAt ?? message.dueAt
      messages.append(message)
    }
    return message
  }

  /// Lets a message arrive later, behind those that are due before it then.
  mutating func delay(_ number: MessageNumber, by microseconds: UInt64) -> InFlightMessage? {
    guard let position = position(of: number) else { return nil }
    var message = messages.remove(at: position)
    message.dueAt += microseconds
    insert(message)
    return message
  }

  /// Cuts or mends links; returns those that were not so before.
  mutating func setCut(_ links: [Link], _ isCut: Bool) -> [Link] {
    let changed = links.filter { cuts[$0] != isCut }
    for link in changed { cuts[link] = isCut }
    return changed
  }

  /// Notes that a node is down or up.
  mutating func setDown(_ node: NodeID, _ isDown: Bool) {
    downNodes[Int(node)] = isDown
  }

  /// Removes the messages that could not be delivered when they should have arrived. Held ones stay.
  mutating func removeBlocked(dueBy time: UInt64) -> [InFlightMessage] {
    func isLost(_ message: InFlightMessage) -> Bool {
      let status = status(of: message)
      return message.dueAt <= time && (status == .cutOff || status == .receiverDown)
    }
    let lost = messages.filter(isLost)
    if !lost.isEmpty { messages = messages.filter { !isLost($0) } }
    return lost
  }

  private static func status(of message: InFlightMessage, cuts: LinkTable<Bool>, downNodes: [Bool]) -> MessageStatus {
    if message.isHeld { return .held }
    if cuts[message.link] { return .cutOff }
    return downNodes[Int(message.message.to)] ? .receiverDown : .inFlight
  }

  /// Keeps the array ordered by arrival; a message that arrives with others comes last.
  private mutating func insert(_ message: InFlightMessage) {
    var position = messages.count
    while position > 0 && messages[position - 1].dueAt > message.dueAt { position -= 1 }
    messages.insert(message, at: position)
  }
}
