/// How a leader makes sure that a read is linearizable (Raft thesis, section 6.4).
public enum ReadOnlyOption: UInt8, Hashable, Sendable, CaseIterable {
  /// A quorum confirms the leader's office after the read came in.
  case safe
  /// The leader trusts its lease, which unbounded clock drift can break. Demands ``Config/checkQuorum``.
  case leaseBased
}
