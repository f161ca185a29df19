import Raft

/// A line of the command language, which serves the palette, scenario files and the journal.
public enum Command: Hashable, Sendable {
  /// `propose NODE VALUE`
  case propose(NodeSelector, String)
  /// `put NODE KEY VALUE`
  case put(NodeSelector, key: String, value: String)
  /// `read NODE KEY`
  case read(NodeSelector, key: String)
  /// `contend NODE VALUE NODE VALUE …`
  case contend([Contender])
  /// `deliver MESSAGE`, and the same with `drop`, `duplicate`, `hold`, `release`
  case message(MessageVerb, MessageSelector)
  /// `reorder MESSAGE first|last`
  case reorder(MessageSelector, ReorderPlace)
  /// `delay MESSAGE by MILLISECONDS`
  case delay(MessageSelector, microseconds: UInt64)
  /// `crash NODE [before write|after write]`
  case crash(NodeSelector, CrashPoint)
  /// `restart NODE`
  case restart(NodeSelector)
  /// `cut NODE NODE`, or any number of `NODE-NODE` and `NODE>NODE`
  case cut([LinkSelector])
  /// `mend NODE NODE`, or any number of `NODE-NODE` and `NODE>NODE`
  case mend([LinkSelector])
  /// `partition NODE … | NODE …`
  case partition([[NodeSelector]])
  /// `isolate NODE`
  case isolate(NodeSelector)
  /// `heal`
  case heal
  /// `campaign NODE`
  case campaign(NodeSelector)
  /// `transfer NODE`
  case transfer(NodeSelector)
  /// `forget-leader NODE`
  case forgetLeader(NodeSelector)
  /// `tick [COUNT] [at NODE]`
  case tick(Int, at: NodeSelector?)
  /// `step [COUNT] [at NODE]`
  case step(Int, at: NodeSelector?)
  /// `play [COUNT]`
  case play(Int)
  /// `settle`
  case settle
  /// `fast on|off`
  case fast(Bool)
  /// `snapshot NODE`
  case snapshot(NodeSelector)
  /// `compact NODE [to INDEX]`
  case compact(NodeSelector, LogIndex?)
  /// `add NODE`, `remove NODE`, `learner NODE`
  case member(MemberChange)
  /// `joint add|remove|learner NODE … [auto|implicit|explicit]`
  case joint(JointChange)
  /// `leave`
  case leaveJoint
  /// `persist NODE`
  case persist(NodeSelector)
  /// `apply NODE on|off`
  case apply(NodeSelector, Bool)
  /// `expect …`
  case expect(Expectation)

  /// One of those who propose at the same time.
  public struct Contender: Hashable, Sendable {
    /// Where it is proposed.
    public var node: NodeSelector
    /// What is proposed.
    public var value: String

    /// Makes a contender.
    public init(node: NodeSelector, value: String) {
      self.node = node
      self.value = value
    }
  }
}
