/// Which disturbances a random schedule uses, and how often, in a thousand events. Each seed draws its own: a schedule that uses everything
/// at once seldom gets deep into anything (Groce and others: Swarm Testing, 2012).
public struct Swarm: Hashable, Sendable {
  /// Messages are lost.
  public var drop: UInt64
  /// Messages arrive twice.
  public var duplicate: UInt64
  /// Of a thousand deliveries, so many take a random message instead of the next one.
  public var reorder: UInt64
  /// Links are cut one way.
  public var cut: UInt64
  /// The nodes are parted in two groups.
  public var partition: UInt64
  /// All links are mended.
  public var heal: UInt64
  /// A node crashes, between inputs or at a write.
  public var crash: UInt64
  /// A node that is down starts again.
  public var restart: UInt64
  /// A client proposes.
  public var propose: UInt64
  /// Several clients propose at once.
  public var contend: UInt64
  /// A client reads.
  public var read: UInt64
  /// A node starts an election without having waited.
  public var campaign: UInt64
  /// The leader hands over its office.
  public var transfer: UInt64
  /// A node takes a snapshot, or cuts its log.
  public var compact: UInt64
  /// All clocks tick.
  public var tick: UInt64
  /// One clock ticks.
  public var skew: UInt64
  /// New fast proposals are stopped or allowed.
  public var fast: UInt64

  /// How many in a thousand kinds of messages travel slowly in a rough spell: votes that arrive long before the append of the same index
  /// lead to where the tracks differ.
  public var stall: UInt64
  /// How many in a thousand spells are calm: messages arrive in order and nothing breaks, so that there is something to break afterwards.
  public var calm: UInt64

  /// How many in a thousand fast commits are followed at once by a crash of the leader or by an election elsewhere, before anybody else has
  /// heard of them.
  public var ambush: UInt64

  /// Right after an election, so many in a thousand events are a read: whether a new leader knows yet what the old one had committed shows in
  /// nothing else.
  public var vigil: UInt64

  /// A write reaches a slow disk.
  public var persist: UInt64
  /// A node is added, promoted, demoted to a learner or removed.
  public var member: UInt64
  /// Several members change at once.
  public var reconfigure: UInt64

  /// Draws a mixture.
  public init(randomness: Randomness) {
    var ordinal: UInt64 = 0
    /// With even chances nothing, or up to so many in a thousand.
    func sometimes(_ most: UInt64) -> UInt64 {
      ordinal += 1
      guard randomness.happens(.swarm, ordinal: 2 * ordinal, permille: 500) else { return 0 }
      return 1 + randomness.draw(.swarm, ordinal: 2 * ordinal + 1, below: most)
    }
    drop = sometimes(60)
    duplicate = sometimes(40)
    reorder = sometimes(1000)
    cut = sometimes(10)
    partition = sometimes(6)
    heal = 8
    crash = sometimes(12)
    restart = 12
    propose = 15 + sometimes(60)
    contend = sometimes(20)
    read = sometimes(10)
    campaign = sometimes(25)
    transfer = sometimes(4)
    compact = sometimes(10)
    tick = 8 + sometimes(30)
    skew = sometimes(60)
    fast = sometimes(2)
    stall = sometimes(500)
    calm = sometimes(600)
    ambush = sometimes(600)
    persist = 50 + sometimes(350)
    member = sometimes(6)
    reconfigure = sometimes(4)
    vigil = sometimes(300)
  }
}
