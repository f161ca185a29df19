import Raft

/// Writes the inputs of a branch as bytes. Inputs that merely follow the order of delivery are counted, others are written out; messages are
/// named by their place in the queue, which is a small number.
struct JournalWriter {
  private var writer = ByteWriter()
  private var pending: (code: JournalCode, count: UInt64)?

  /// What was written.
  var bytes: [UInt8] { writer.bytes }

  /// Writes the current branch of a run up to its end.
  mutating func write(_ run: Run) {
    var replay = run
    replay.seek(to: 0)
    while let input = replay.input(of: replay.cursor + 1) {
      write(input, replay)
      replay.stepForward()
    }
    flush()
  }

  private mutating func write(_ input: Input, _ run: Run) {
    let isStep = run.nextStepInput() == input
    let isPlay = run.nextPlayInput() == input
    switch pending?.code {
    case .step? where isStep, .play? where isPlay: pending?.count += 1
    default:
      flush()
      if isStep {
        pending = (.step, 1)
      } else if isPlay {
        pending = (.play, 1)
      } else {
        writeOut(input, run.cluster.network)
      }
    }
  }

  private mutating func flush() {
    guard let pending else { return }
    writer.write(byte: pending.code.rawValue)
    writer.write(number: pending.count)
    self.pending = nil
  }

  private mutating func writeOut(_ input: Input, _ network: Network) {
    switch input {
    case .propose(let node, let value):
      begin(.propose, node)
      writer.write(text: value)
    case .put(let node, let key, let value):
      begin(.put, node)
      writer.write(text: key)
      writer.write(text: value)
    case .read(let node, let key):
      begin(.read, node)
      writer.write(text: key)
    case .deliver(let number): begin(.deliver, number, network)
    case .drop(let number): begin(.drop, number, network)
    case .duplicate(let number): begin(.duplicate, number, network)
    case .hold(let number): begin(.hold, number, network)
    case .release(let number): begin(.release, number, network)
    case .reorder(let number, let place): begin(place == .first ? .reorderFirst : .reorderLast, number, network)
    case .delay(let number, let microseconds):
      begin(.delay, number, network)
      writer.write(number: microseconds)
    default: writeOrder(input)
    }
  }

  private mutating func writeOrder(_ input: Input) {
    switch input {
    case .tick(let node): begin(.tick, node ?? noNode)
    case .crash(let node, let point):
      begin(.crash, node)
      writer.write(byte: point.rawValue)
    case .restart(let node): begin(.restart, node)
    case .cut(let links): begin(.cut, links)
    case .mend(let links): begin(.mend, links)
    case .heal: writer.write(byte: JournalCode.heal.rawValue)
    case .campaign(let node): begin(.campaign, node)
    case .transfer(let node): begin(.transfer, node)
    case .forgetLeader(let node): begin(.forgetLeader, node)
    case .fastProposals(let isOn): writer.write(byte: (isOn ? JournalCode.fastOn : .fastOff).rawValue)
    case .snapshot(let node): begin(.snapshot, node)
    case .compact(let node, let index):
      begin(.compact, node)
      writer.write(number: index ?? 0)
    case .member(let change): begin(JournalCode(change.kind), change.node)
    case .joint(let change):
      writer.write(byte: JournalCode.joint.rawValue)
      writer.write(byte: change.transition.rawValue)
      writer.write(number: UInt64(change.changes.count))
      for single in change.changes { begin(JournalCode(single.kind), single.node) }
    case .persist(let node): begin(.persist, node)
    case .holdApplication(let node, let isHeld): begin(isHeld ? .applyOff : .applyOn, node)
    case .leaveJoint: writer.write(byte: JournalCode.leaveJoint.rawValue)
    default: preconditionFailure("every input has a code")
    }
  }

  private mutating func begin(_ code: JournalCode, _ node: NodeID) {
    writer.write(byte: code.rawValue)
    writer.write(number: node)
  }

  /// The place of a message in the queue, counted from 1; 0 and its number when it is not there, so that an input that failed fails again.
  private mutating func begin(_ code: JournalCode, _ number: MessageNumber, _ network: Network) {
    writer.write(byte: code.rawValue)
    let place = network.messages.firstIndex { $0.number == number }.map { $0 + 1 } ?? 0
    writer.write(number: UInt64(place))
    if place == 0 { writer.write(number: UInt64(number)) }
  }

  private mutating func begin(_ code: JournalCode, _ links: [Link]) {
    writer.write(byte: code.rawValue)
    writer.write(number: UInt64(links.count))
    for link in links { writer.write(byte: UInt8(link.from << 4 | link.to)) }
  }
}

/// What an input is, in a journal that is written as bytes. The numbers are part of the format.
enum JournalCode: UInt8 {
  case step = 0
  case play
  case propose
  case put
  case read
  case deliver
  case drop
  case duplicate
  case hold
  case release
  case reorderFirst
  case reorderLast
  case tick
  case crash
  case restart
  case cut
  case mend
  case heal
  case campaign
  case transfer
  case forgetLeader
  case fastOn
  case fastOff
  case snapshot
  case compact
  case add
  case remove
  case learner
  case joint
  case leaveJoint
  case delay
  case persist
  case applyOff
  case applyOn

  init(_ kind: MemberChange.Kind) {
    switch kind {
    case .add: self = .add
    case .remove: self = .remove
    case .learner: self = .learner
    }
  }

  /// What is to become of a node, if the code says that.
  var memberKind: MemberChange.Kind? { MemberChange.Kind.allCases.first { JournalCode($0) == self } }
}
