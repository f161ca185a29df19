import Raft

/// Several changes of the membership in one entry, which lead through a joint configuration (Raft thesis, section 4.3).
public struct JointChange: Hashable, Sendable {
  /// The changes, in order.
  public var changes: [MemberChange]
  /// Whether a joint configuration is used, and who leaves it.
  public var transition: ConfChangeTransition

  /// Makes a change.
  public init(_ changes: [MemberChange], transition: ConfChangeTransition = .auto) {
    self.changes = changes
    self.transition = transition
  }

  /// The change as the core understands it.
  var confChange: AnyConfChange {
    .v2(ConfChangeV2(transition: transition, changes: changes.map { ConfChangeSingle(kind: $0.kind.confChangeKind, node: $0.node) }))
  }

  /// The change in words: `make S6 a voter and remove S2, through a joint configuration that somebody has to leave`.
  var words: String {
    let parts = changes.map(\.words).joined(separator: " and ")
    switch transition {
    case .auto: return parts
    case .jointImplicit: return parts + ", through a joint configuration that it leaves by itself"
    case .jointExplicit: return parts + ", through a joint configuration that has to be left by command"
    }
  }
}

extension ConfChangeTransition {
  /// The word of the command language.
  var word: String {
    switch self {
    case .auto: "auto"
    case .jointImplicit: "implicit"
    case .jointExplicit: "explicit"
    }
  }
}
