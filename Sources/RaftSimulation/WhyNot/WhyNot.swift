import Raft

/// What is missing for something to happen: the numbers as they stand, and every minimal set of messages in flight whose delivery would
/// make it happen.
public struct WhyNot: Hashable, Sendable {
  /// What is asked about.
  public enum Subject: Hashable, Sendable {
    /// That an index is committed: with this value, or, with nil, with any.
    case commit(index: LogIndex, content: ContentID?)
    /// That a node is elected.
    case elect(NodeID)
    /// That the fast track opens.
    case fastTrack
  }

  /// A message whose delivery helps.
  public struct Step: Hashable, Sendable {
    /// Its number.
    public var message: MessageNumber
    /// The direction in which it travels.
    public var link: Link
    /// What it is.
    public var kind: MessageKind
    /// Whether it does not help by itself, but by what its receiver answers to this node; the answer has to be delivered too.
    public var answerTo: NodeID?
    /// The same in words: `17 MsgFastVote S5>S1`, or `12 MsgFastProp S3>S4 and its answer to S1`.
    public var text: String
  }

  /// A minimal set: delivered in this order it makes the thing happen; without any one of its steps it does not.
  public struct Way: Hashable, Sendable {
    /// The deliveries.
    public var steps: [Step]
    /// What then happens, in words: `2 = x commits on the fast track`.
    public var outcome: String
    /// The same in words.
    public var text: String { steps.map(\.text).joined(separator: " + ") + ": " + outcome }
  }

  /// A count that has to be reached.
  public struct Need: Hashable, Sendable {
    /// What is counted: `votes for x on the fast track`.
    public var what: String
    /// Who is counted already.
    public var nodes: [NodeID]
    /// How many it takes.
    public var needed: Int
    /// How many are missing.
    public var short: Int { max(0, needed - nodes.count) }
    /// The same in words: `fast track: 3 of 4 votes for x (S1, S2 and S4), 1 more`.
    public var text: String
  }

  /// A node that does not help yet, and why.
  public struct Obstacle: Hashable, Sendable {
    /// The node.
    public var node: NodeID
    /// Why, in words.
    public var text: String
  }

  /// What was asked about.
  public var subject: Subject
  /// Whether it has happened already; then there is nothing missing.
  public var hasHappened: Bool
  /// How things stand, in one line.
  public var headline: String
  /// What has to come first and can only be done by hand: the node has to stand for election.
  public var first: Input?
  /// The counts.
  public var needs: [Need] = []
  /// Everybody who does not help yet.
  public var obstacles: [Obstacle] = []
  /// The minimal sets, the smallest first, the oldest messages first.
  public var ways: [Way] = []
  /// Whether these are all of them; the search gives up after ``WhyNotSearch/deliveryCountMax`` trials.
  public var isComplete = true
  /// The rule to cite.
  public var rule: Rule?

  /// Everything in one plain paragraph.
  public var paragraph: String {
    var sentences = [headline] + needs.map(\.text)
    if hasHappened { return sentences[0] + "." }
    sentences += obstacles.map { "\(nodeName($0.node)): \($0.text)" }
    if ways.isEmpty {
      sentences.append("nothing that is in flight would be enough")
    } else {
      sentences.append(
        "enough would be " + ways.prefix(3).map { $0.steps.map(\.text).joined(separator: " and ") }.joined(separator: ", or "))
      if ways.count > 3 { sentences.append("there are \(ways.count) such sets") }
    }
    return sentences.joined(separator: ". ") + "."
  }
}
