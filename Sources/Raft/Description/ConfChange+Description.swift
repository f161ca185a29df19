extension AnyConfChange: CustomStringConvertible {
  /// Protobuf's text form on one line, as etcd/raft's log lines have it:
  /// `transition:ConfChangeTransitionAuto changes:{type:ConfChangeAddNode node_id:3}`.
  public var description: String {
    switch self {
    case .v1(let change): change.description
    case .v2(let change): change.description
    }
  }
}

extension ConfChange: CustomStringConvertible {
  /// Protobuf's text form on one line, without an empty context and an identifier of 0. The identifier stands last: the schema declares it
  /// there, although its field has the first number.
  public var description: String {
    "type:\(kind.name) node_id:\(node)" + contextField(context) + (id == 0 ? "" : " id:\(id)")
  }
}

extension ConfChangeV2: CustomStringConvertible {
  /// Protobuf's text form on one line, without an empty context.
  public var description: String {
    let steps = changes.map { " changes:{type:\($0.kind.name) node_id:\($0.node)}" }.joined()
    return "transition:\(transition.name)" + steps + contextField(context)
  }
}

private func contextField(_ context: [UInt8]) -> String { context.isEmpty ? "" : " context:" + quotedText(context) }

extension ConfChangeKind {
  fileprivate var name: String {
    switch self {
    case .addNode: "ConfChangeAddNode"
    case .removeNode: "ConfChangeRemoveNode"
    case .updateNode: "ConfChangeUpdateNode"
    case .addLearnerNode: "ConfChangeAddLearnerNode"
    }
  }
}

extension ConfChangeTransition {
  fileprivate var name: String {
    switch self {
    case .auto: "ConfChangeTransitionAuto"
    case .jointImplicit: "ConfChangeTransitionJointImplicit"
    case .jointExplicit: "ConfChangeTransitionJointExplicit"
    }
  }
}
