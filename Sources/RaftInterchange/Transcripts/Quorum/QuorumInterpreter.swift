import Raft

/// Runs transcripts of quorums: `committed` and `vote` of a majority (`cfg`) or a joint configuration (`cfg` and `cfgj`).
///
/// Each computation is repeated in another way that has to give the same result; a line of the output tells if one does not.
struct QuorumInterpreter: TranscriptInterpreter {
  mutating func run(_ directive: Directive) throws(TranscriptError) -> String {
    let arguments = try QuorumArguments(directive)
    if let mismatch = arguments.mismatch { return mismatch }
    switch directive.command {
    case "committed": return arguments.isJoint ? jointCommit(arguments) : majorityCommit(arguments)
    case "vote": return vote(arguments)
    default: throw directive.error("expected committed or vote")
    }
  }

  private func majorityCommit(_ arguments: QuorumArguments) -> String {
    let config = arguments.incoming
    let index = config.committedIndex(of: arguments.index)
    var text = config.describe(arguments.index)
    func check(_ other: LogIndex, _ way: String) {
      if other != index { text += "\(name(other)) <-- via \(way)\n" }
    }
    check(countedIndex(config, arguments.index), "alternative computation")
    check(JointConfig(incoming: config).committedIndex(of: arguments.index), "zero-joint quorum")
    check(JointConfig(incoming: config, outgoing: config).committedIndex(of: arguments.index), "self-joint quorum")
    for id in config.voters {
      // A voter that is behind what is committed may fall back further without taking anything back.
      guard let own = arguments.index(of: id), own < index else { continue }
      for lower in [own - 1, 0] {
        let other = config.committedIndex { $0 == id ? lower : arguments.index(of: $0) }
        if other != index { text += "\(name(other)) <-- overlaying \(id)->\(lower)" }
      }
    }
    return text + name(index) + "\n"
  }

  private func jointCommit(_ arguments: QuorumArguments) -> String {
    let index = arguments.joint.committedIndex(of: arguments.index)
    let other = arguments.mirrored.committedIndex(of: arguments.index)
    let symmetry = other == index ? "" : "\(name(other)) <-- via symmetry\n"
    return arguments.joint.describe(arguments.index) + symmetry + name(index) + "\n"
  }

  private func vote(_ arguments: QuorumArguments) -> String {
    guard arguments.isJoint else { return "\(arguments.incoming.voteResult(of: arguments.vote))\n" }
    let result = arguments.joint.voteResult(of: arguments.vote)
    let other = arguments.mirrored.voteResult(of: arguments.vote)
    return (other == result ? "" : "\(other) <-- via symmetry\n") + "\(result)\n"
  }

  /// The highest index for which a majority is counted, instead of sorted.
  private func countedIndex(_ config: MajorityConfig, _ acknowledged: (NodeID) -> LogIndex?) -> LogIndex {
    if config.isEmpty { return .max }
    let indexes = config.voters.map { acknowledged($0) ?? 0 }
    return indexes.filter { index in indexes.count { $0 >= index } > indexes.count / 2 }.max() ?? 0
  }

  private func name(_ index: LogIndex) -> String { index == .max ? "∞" : String(index) }
}
