import Raft

/// What a scenario claims about the cluster at a point.
public enum Expectation: Hashable, Sendable {
  /// `[not] committed INDEX VALUE [at NODE] [fast|classic]`
  case committed(CommitExpectation)
  /// `leader NODE|none`; nil is nobody
  case leader(NodeSelector?)
  /// `role NODE ROLE`
  case role(NodeSelector, Role)
  /// `term NODE TERM`
  case term(NodeSelector, Term)
  /// `down NODE` and `up NODE`
  case alive(NodeSelector, Bool)
  /// `slot NODE INDEX VALUE|none`; nil is an empty slot
  case slot(NodeSelector, LogIndex, String?)
  /// `log NODE TEXT`, in the form of a log matrix: `[·1]= [a1]! (b1)`
  case log(NodeSelector, String)
  /// `applied NODE INDEX`
  case applied(NodeSelector, LogIndex)
  /// `value NODE KEY VALUE|none`
  case value(NodeSelector, key: String, value: String?)
  /// `read NODE KEY VALUE|none`: the last answer that the node gave
  case read(NodeSelector, key: String, value: String?)
  /// `delays COUNT` at the leader, or `delays everywhere COUNT`
  case delays(Int, isEverywhere: Bool)
  /// `messages COUNT [pattern]`
  case messages(Int, MessagePattern)
  /// `fast-track open|closed`
  case fastTrack(isOpen: Bool)
  /// `violation NAME`
  case violation(String)
}

/// What a scenario claims about the commit of an index.
public struct CommitExpectation: Hashable, Sendable {
  /// Whether the opposite is claimed.
  public var isNegated: Bool
  /// The index, or nil for any.
  public var index: LogIndex?
  /// The value, as a log matrix tags it.
  public var tag: String
  /// Where: nil stands for anybody.
  public var node: NodeSelector?
  /// On which track it was committed first, or nil for either.
  public var track: CommitTrack?

  /// Makes a claim.
  public init(isNegated: Bool = false, index: LogIndex?, tag: String, node: NodeSelector? = nil, track: CommitTrack? = nil) {
    self.isNegated = isNegated
    self.index = index
    self.tag = tag
    self.node = node
    self.track = track
  }
}
