/// What a transcript tests. etcd/raft has three kinds, each with commands of its own.
public enum TranscriptKind: Hashable, Sendable, CaseIterable {
  /// Committed indexes and vote results of majority and joint quorums.
  case quorum
  /// The changer of memberships alone.
  case confChange
  /// Commands to a small cluster.
  case interaction

  /// The commands of the kind.
  public var commands: [String] {
    switch self {
    case .quorum: ["committed", "vote"]
    case .confChange: ["enter-joint", "leave-joint", "simple"]
    case .interaction: InteractionCommand.allCases.map(\.rawValue)
    }
  }

  /// The kind that knows a command.
  public init?(command: String) {
    guard let kind = Self.allCases.first(where: { $0.commands.contains(command) }) else { return nil }
    self = kind
  }

  func makeInterpreter() -> any TranscriptInterpreter {
    switch self {
    case .quorum: QuorumInterpreter()
    case .confChange: ConfChangeInterpreter()
    case .interaction: InteractionEnvironment()
    }
  }
}

extension TranscriptFile {
  /// The kind of the transcript, told by the first command that any kind knows.
  ///
  /// - Throws: ``TranscriptError`` when no kind knows any of the commands.
  public func kind() throws(TranscriptError) -> TranscriptKind {
    for directive in directives {
      if let kind = TranscriptKind(command: directive.command) { return kind }
    }
    throw TranscriptError(file: name, line: directives[0].line, expectation: "expected a command, not \(directives[0].command)")
  }
}
