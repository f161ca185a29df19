import Raft

/// Runs transcripts of the membership changer: each directive is a change, its output the membership that it leads to.
struct ConfChangeInterpreter: TranscriptInterpreter {
  /// Every directive, refused or not, counts as one more entry of the log, so that a member's `next` tells when it was added.
  private var changer = Changer(tracker: ProgressTracker(inflightMessagesMax: 10), lastIndex: 0)

  mutating func run(_ directive: Directive) throws(TranscriptError) -> String {
    defer { changer.lastIndex += 1 }
    let leaves = try autoLeave(directive)
    do throws(RaftError) {
      let changes = try ConfChangeSingle.list(parsing: directive.input)
      guard let tracker = try apply(changes, command: directive.command, autoLeave: leaves) else { return "unknown command" }
      changer.tracker = tracker
      return "\(tracker.config)\n\(tracker.progress)"
    } catch {
      return error.description + "\n"
    }
  }

  private func apply(_ changes: [ConfChangeSingle], command: String, autoLeave: Bool) throws(RaftError) -> ProgressTracker? {
    switch command {
    case "simple": return try changer.simple(changes: changes)
    case "enter-joint": return try changer.enterJoint(autoLeave: autoLeave, changes: changes)
    case "leave-joint":
      if !changes.isEmpty { throw .invalidConfChange("this command takes no input") }
      return try changer.leaveJoint()
    default: return nil
    }
  }

  private func autoLeave(_ directive: Directive) throws(TranscriptError) -> Bool {
    guard directive.command == "enter-joint", let argument = directive.arguments.first else { return false }
    guard argument.key == "autoleave", directive.arguments.count == 1, let value = argument.values?.first else {
      throw directive.error("expected autoleave=true or autoleave=false")
    }
    return try directive.boolean(value, of: argument.key)
  }
}
