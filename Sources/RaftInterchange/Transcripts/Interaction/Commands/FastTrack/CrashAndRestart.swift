import Raft

extension InteractionEnvironment {
  /// `crash 2`: the node loses everything that is not on its disk, the work of its threads included. What it sent stays on its way.
  mutating func crash(_ directive: Directive) throws(CommandFailure) {
    let position = try firstPosition(directive)
    nodes[position].appendWork = []
    nodes[position].applyWork = []
    nodes[position].isDown = true
    // Nothing on the network comes from a node's own threads or is for itself; that goes down with it.
    let id = nodes[position].id
    messages.removeAll { $0.to == id && ($0.from == id || $0.from.isLocalThread) }
  }

  /// `restart 2 fast=false`: starts the node again from its disk, crashing it first if it runs. The application's state is as durable as the
  /// disk; the option tries another setting of the fast path.
  mutating func restart(_ directive: Directive) throws(CommandFailure) {
    let position = try firstPosition(directive, mayBeDown: true)
    if !nodes[position].isDown { try crash(directive) }
    var config = nodes[position].config
    for argument in directive.arguments.dropFirst() {
      guard argument.key == "fast", let value = argument.values?.first else {
        throw .malformed(directive.error("expected fast=true or fast=false, not \(argument.key)"))
      }
      config.enableFastPath = try understanding { () throws(TranscriptError) in try directive.boolean(value, of: "fast") }
    }
    nodes[position].startCount += 1
    config.seed = config.id + 1000 * UInt64(nodes[position].startCount)
    let disk = nodes[position].raft.storage
    config.applied = max(disk.history.last?.index ?? 0, disk.memory.snapshot().index)
    nodes[position].raft = try refusing { try RawNode(config: config, storage: disk, logger: output) }
    nodes[position].isDown = false
    nodes[position].isReadyUnfinished = false
  }
}
