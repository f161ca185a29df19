extension Replica {
  /// Hands the office to the sender, as soon as its log is complete (Raft thesis, section 3.10).
  mutating func handleTransferRequest(_ message: Message, _ position: Int) {
    let successor = message.from
    let successorName = successor.hexadecimalName
    if tracker.progress[at: position].isLearner {
      note(.debug, "\(name) is learner. Ignored transferring leadership")
      return
    }
    if let previous = leadership?.transferee, previous != noNode {
      if previous == successor {
        note(
          .info,
          "\(name) [term \(term)] transfer leadership to \(successorName) is in progress, ignores request to same node \(successorName)")
        return
      }
      abortTransfer()
      note(.info, "\(name) [term \(term)] abort previous transferring leadership to \(previous.hexadecimalName)")
    }
    if successor == id {
      note(.debug, "\(name) is already leader. Ignored transferring leadership to self")
      return
    }
    note(.info, "\(name) [term \(term)] starts to transfer leadership to \(successorName)")
    record(.transferStarted(to: successor))
    // The transfer has an election timeout to succeed.
    electionElapsed = 0
    leadership?.transferee = successor
    if tracker.progress[at: position].match == log.lastIndex {
      send(Message(kind: .timeoutNow, to: successor))
      note(.info, "\(name) sends MsgTimeoutNow to \(successorName) immediately as \(successorName) already has up-to-date log")
    } else {
      sendAppend(position)
    }
  }

  /// Gives up a transfer, if one is going on.
  mutating func abortTransfer() { leadership?.transferee = noNode }
}
