/// The seldom used parts of a message, kept out of the value that the hot paths copy.
final class MessageAttachments: Hashable, Sendable {
  let snapshot: Snapshot?
  let context: [UInt8]
  let responses: [Message]
  let vote: NodeID
  let incarnation: UInt64
  let slotWrites: [SlotWrite]
  let slotSequence: UInt64
  let hintPart: UInt32
  let hintPartCount: UInt32

  static let none = MessageAttachments()

  init(
    snapshot: Snapshot? = nil, context: [UInt8] = [], responses: [Message] = [], vote: NodeID = noNode, incarnation: UInt64 = 0,
    slotWrites: [SlotWrite] = [], slotSequence: UInt64 = 0, hintPart: UInt32 = 0, hintPartCount: UInt32 = 0
  ) {
    self.snapshot = snapshot
    self.context = context
    self.responses = responses
    self.vote = vote
    self.incarnation = incarnation
    self.slotWrites = slotWrites
    self.slotSequence = slotSequence
    self.hintPart = hintPart
    self.hintPartCount = hintPartCount
  }

  /// A copy with some parts replaced.
  func with(
    snapshot: Snapshot?? = nil, context: [UInt8]? = nil, responses: [Message]? = nil, vote: NodeID? = nil, incarnation: UInt64? = nil,
    slotWrites: [SlotWrite]? = nil, slotSequence: UInt64? = nil, hintPart: UInt32? = nil, hintPartCount: UInt32? = nil
  ) -> MessageAttachments {
    MessageAttachments(
      snapshot: snapshot ?? self.snapshot, context: context ?? self.context, responses: responses ?? self.responses,
      vote: vote ?? self.vote, incarnation: incarnation ?? self.incarnation, slotWrites: slotWrites ?? self.slotWrites,
      slotSequence: slotSequence ?? self.slotSequence, hintPart: hintPart ?? self.hintPart,
      hintPartCount: hintPartCount ?? self.hintPartCount)
  }

  static func == (left: MessageAttachments, right: MessageAttachments) -> Bool {
    if left === right { return true }
    return left.snapshot == right.snapshot && left.context == right.context && left.responses == right.responses
      && left.vote == right.vote && left.incarnation == right.incarnation && left.slotWrites == right.slotWrites
      && left.slotSequence == right.slotSequence && left.hintPart == right.hintPart && left.hintPartCount == right.hintPartCount
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(snapshot)
    hasher.combine(context)
    hasher.combine(responses)
    hasher.combine(vote)
    hasher.combine(incarnation)
    hasher.combine(slotWrites)
    hasher.combine(slotSequence)
    hasher.combine(hintPart)
    hasher.combine(hintPartCount)
  }
}
