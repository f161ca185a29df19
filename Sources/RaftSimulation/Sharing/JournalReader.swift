import Raft

/// Reads what ``JournalWriter`` wrote, input by input. Bytes that nobody wrote this way read as an input of nil, never as a trap.
struct JournalReader {
  private var reader: ByteReader
  private var pending: (code: JournalCode, count: UInt64)?

  /// An input, or nil for what is none.
  struct Read {
    var input: Input?
  }

  /// No message is delayed by more than a day, so that times never overflow.
  private static let delayMax: UInt64 = 86_400_000_000

  init(_ bytes: [UInt8]) {
    reader = ByteReader(bytes)
  }

  /// What happens next in the state at the run's cursor; nil at the end.
  mutating func next(_ run: Run) -> Read? {
    if pending == nil {
      if reader.isAtEnd { return nil }
      guard let code = reader.readByte().flatMap(JournalCode.init) else { return Read(input: nil) }
      guard code == .step || code == .play else { return Read(input: read(code, run.cluster.network)) }
      guard let count = reader.readNumber(), count > 0 else { return Read(input: nil) }
      pending = (code, count)
    }
    return Read(input: nextCounted(run))
  }

  private mutating func nextCounted(_ run: Run) -> Input? {
    guard let (code, count) = pending else { return nil }
    pending = count == 1 ? nil : (code, count - 1)
    return code == .step ? run.nextStepInput() : run.nextPlayInput()
  }

  private mutating func read(_ code: JournalCode, _ network: Network) -> Input? {
    switch code {
    case .propose:
      guard let node = readNode(), let value = reader.readText() else { return nil }
      return .propose(node: node, value: value)
    case .put:
      guard let node = readNode(), let key = reader.readText(), let value = reader.readText() else { return nil }
      return .put(node: node, key: key, value: value)
    case .read:
      guard let node = readNode(), let key = reader.readText() else { return nil }
      return .read(node: node, key: key)
    case .deliver: return readMessage(network).map(Input.deliver)
    case .drop: return readMessage(network).map(Input.drop)
    case .duplicate: return readMessage(network).map(Input.duplicate)
    case .hold: return readMessage(network).map(Input.hold)
    case .release: return readMessage(network).map(Input.release)
    case .reorderFirst: return readMessage(network).map { .reorder($0, .first) }
    case .reorderLast: return readMessage(network).map { .reorder($0, .last) }
    case .delay:
      guard let number = readMessage(network), let microseconds = reader.readNumber(), microseconds <= Self.delayMax else { return nil }
      return .delay(number, microseconds: microseconds)
    default: return readOrder(code)
    }
  }

  private mutating func readOrder(_ code: JournalCode) -> Input? {
    switch code {
    case .heal: return .heal
    case .leaveJoint: return .leaveJoint
    case .joint: return readJointChange().map(Input.joint)
    case .fastOn: return .fastProposals(true)
    case .fastOff: return .fastProposals(false)
    case .cut: return readLinks().map(Input.cut)
    case .mend: return readLinks().map(Input.mend)
    case .tick:
      guard let node = reader.readNumber(), node <= NodeID(ClusterSettings.nodeCountMax) else { return nil }
      return .tick(node == noNode ? nil : node)
    case .crash:
      guard let node = readNode(), let point = reader.readByte().flatMap(CrashPoint.init) else { return nil }
      return .crash(node, point)
    case .compact:
      guard let node = readNode(), let index = reader.readNumber() else { return nil }
      return .compact(node, index == 0 ? nil : index)
    default: return readNode().flatMap { Self.order(code, $0) }
    }
  }

  private static func order(_ code: JournalCode, _ node: NodeID) -> Input? {
    switch code {
    case .restart: .restart(node)
    case .campaign: .campaign(node)
    case .transfer: .transfer(to: node)
    case .forgetLeader: .forgetLeader(node)
    case .snapshot: .snapshot(node)
    case .persist: .persist(node)
    case .applyOff: .holdApplication(node, true)
    case .applyOn: .holdApplication(node, false)
    default: code.memberKind.map { .member(MemberChange(kind: $0, node: node)) }
    }
  }

  private mutating func readJointChange() -> JointChange? {
    guard let transition = reader.readByte().flatMap(ConfChangeTransition.init), let count = reader.readNumber(),
      (1...UInt64(ClusterSettings.nodeCountMax)).contains(count)
    else { return nil }
    var changes: [MemberChange] = []
    for _ in 0..<count {
      guard let kind = reader.readByte().flatMap(JournalCode.init)?.memberKind, let node = readNode() else { return nil }
      changes.append(MemberChange(kind: kind, node: node))
    }
    return JointChange(changes, transition: transition)
  }

  private mutating func readNode() -> NodeID? {
    guard let node = reader.readNumber(), (1...NodeID(ClusterSettings.nodeCountMax)).contains(node) else { return nil }
    return node
  }

  private mutating func readMessage(_ network: Network) -> MessageNumber? {
    guard let place = reader.readNumber() else { return nil }
    if place == 0 { return reader.readNumber().flatMap { MessageNumber(exactly: $0) } }
    return place <= UInt64(network.messages.count) ? network.messages[Int(place) - 1].number : nil
  }

  private mutating func readLinks() -> [Link]? {
    let side = ClusterSettings.nodeCountMax
    guard let count = reader.readNumber(), count <= UInt64(side * side) else { return nil }
    var links: [Link] = []
    for _ in 0..<count {
      guard let ends = reader.readByte() else { return nil }
      let link = Link(from: NodeID(ends >> 4), to: NodeID(ends & 15))
      guard (1...NodeID(side)).contains(link.from), (1...NodeID(side)).contains(link.to) else { return nil }
      links.append(link)
    }
    return links
  }
}
