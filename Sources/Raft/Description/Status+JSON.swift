extension Status {
  /// The state as a JSON object on one line, in etcd/raft's form, with the members ascending:
  ///
  /// ```json
  /// {"id":"1","term":1,"vote":"1","commit":4,"lead":"1","raftState":"StateLeader","applied":4,
  ///  "progress":{"1":{"match":4,"next":5,"state":"StateReplicate"}},"leadtransferee":"0"}
  /// ```
  ///
  /// Nodes are strings of hexadecimal digits, since a JSON number may not hold them; terms and indexes are numbers.
  public var json: String {
    let members = progress.pairs.map { id, progress in
      "\"\(id.hexadecimalName)\":{\"match\":\(progress.match),\"next\":\(progress.next),\"state\":\"\(progress.state)\"}"
    }
    let (hard, soft) = (basic.hardState, basic.softState)
    return "{\"id\":\"\(basic.id.hexadecimalName)\",\"term\":\(hard.term),\"vote\":\"\(hard.vote.hexadecimalName)\","
      + "\"commit\":\(hard.commit),\"lead\":\"\(soft.leader.hexadecimalName)\",\"raftState\":\"\(soft.role)\","
      + "\"applied\":\(basic.applied),\"progress\":{\(members.joined(separator: ","))},"
      + "\"leadtransferee\":\"\(basic.leadTransferee.hexadecimalName)\"}"
  }
}

extension Status: CustomStringConvertible {
  /// The same as ``json``, as in etcd/raft.
  public var description: String { json }
}
