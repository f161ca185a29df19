import Raft
import RaftSimulation

/// One of the messages that were sent, and arrives.
public struct Delivery: Sendable {
  /// A part of the print of everything in the message, 48 bits: it tells the message from the others of its state.
  let print: UInt64
  /// The message; nil in a schedule that was read from its packed form and not carried out yet.
  let message: Message?
  /// What its entries are called.
  let names: [String]

  init(print: UInt64, message: Message? = nil, names: [String] = []) {
    self.print = print
    self.message = message
    self.names = names
  }
}

extension Delivery: Hashable {
  /// Whether it is the same message.
  public static func == (left: Delivery, right: Delivery) -> Bool { left.print == right.print }

  /// Hashes what ``==(_:_:)`` compares.
  public func hash(into hasher: inout Hasher) { hasher.combine(print) }
}

extension Delivery: CustomStringConvertible {
  /// Its way and kind, and what matters of the rest, such as `S2→S1 MsgFastVote 2x of term 1`.
  public var description: String {
    guard let message else { return "message \(String(print, radix: 16))" }
    var text = "\(nodeName(message.from))→\(nodeName(message.to)) \(message.kind)"
    if message.reject { text += " refused" }
    switch message.kind {
    case .append: text += " >\(message.index)"
    case .appendResponse: text += " \(message.index)"
    default: break
    }
    if !names.isEmpty { text += " " + names.joined(separator: " ") }
    text += " of term \(message.term)"
    if message.commit > 0 { text += ", commit \(message.commit)" }
    if message.fastCommit > message.commit { text += ", fast \(message.fastCommit)" }
    return text
  }
}

extension MachineTable {
  /// The part of the message's print that names it in a schedule.
  func deliveryPrint(_ id: MessageID) -> UInt64 { exactMessagePrints[Int(id)].low & 0xFFFF_FFFF_FFFF }

  /// The step in which the message arrives.
  func delivery(_ id: MessageID) -> Delivery {
    let message = message(id)
    let names = message.entries.map { Content.name(ofCode: Content.code($0.content, nodeCount: nodeCount)) }
    return Delivery(print: deliveryPrint(id), message: message, names: names)
  }

  /// Everything in a message, the names of nodes included.
  func exactPrint(_ message: Message) -> Fingerprint {
    var print = Fingerprint(9)
    for number in [
      UInt64(message.kind.rawValue), message.reject ? 1 : 0, message.to, message.from, message.term, message.logTerm, message.index,
      message.commit, message.fastCommit, message.rejectHint, UInt64(message.hintPart), UInt64(message.hintPartCount),
      message.snapshot?.index ?? 0, message.snapshot?.term ?? 0,
    ] { print.combine(number) }
    for entry in message.entries {
      print.combine(entry.term << 32 | entry.index)
      print.combine(entry.content.node << 32 | UInt64(Content.code(entry.content, nodeCount: nodeCount)))
    }
    return print
  }
}
