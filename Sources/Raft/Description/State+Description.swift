extension HardState: CustomStringConvertible {
  /// etcd/raft's form, such as `Term:1 Vote:1 Commit:4`; no vote is left out, and so is no incarnation.
  public var description: String {
    var text = "Term:\(term)"
    if vote != noNode { text += " Vote:\(vote)" }
    text += " Commit:\(commit)"
    if incarnation != 0 { text += " Incarnation:\(incarnation)" }
    return text
  }
}

extension SoftState: CustomStringConvertible {
  /// etcd/raft's form, such as `Lead:1 State:StateFollower`.
  public var description: String { "Lead:\(leader) State:\(role)" }
}

extension ConfState: CustomStringConvertible {
  /// etcd/raft's form, such as `Voters:[1 2] VotersOutgoing:[] Learners:[3] LearnersNext:[] AutoLeave:false`.
  public var description: String {
    "Voters:\(list(voters)) VotersOutgoing:\(list(votersOutgoing)) Learners:\(list(learners)) "
      + "LearnersNext:\(list(learnersNext)) AutoLeave:\(autoLeave)"
  }

  /// Protobuf's text form on one line, without what is empty.
  var protobufText: String {
    func fields(_ name: String, _ ids: [NodeID]) -> [String] { ids.map { "\(name):\($0)" } }
    let lists =
      fields("voters", voters) + fields("learners", learners) + fields("voters_outgoing", votersOutgoing)
      + fields("learners_next", learnersNext)
    return (lists + (autoLeave ? ["auto_leave:true"] : [])).joined(separator: " ")
  }

  private func list(_ ids: [NodeID]) -> String { "[" + ids.map(String.init).joined(separator: " ") + "]" }
}

extension Snapshot: CustomStringConvertible {
  /// etcd/raft's form: the index, the term and the membership.
  public var description: String { "Index:\(index) Term:\(term) ConfState:\(confState)" }
}

extension ReadState: CustomStringConvertible {
  /// etcd/raft's form: the index and the bytes of the request, such as `{5 [99 116 120]}`.
  public var description: String { "{\(index) [" + requestContext.map(String.init).joined(separator: " ") + "]}" }
}
