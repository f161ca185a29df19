import CAllocationCounter
import RaftSimulation

/// A long run to travel in.
struct JournalCase {
  /// What is special about it.
  let name: String
  /// How many events it gets.
  let eventCount: Int
  /// How many entries its logs get at most.
  let entryCount: Int
  private(set) var run: Run
  private var proposalCount = 0
  private var thousand = 0
  /// The fingerprints of the forward run where jumps are going to lead.
  private var digests: [(event: Int, digest: UInt64)] = []
  /// The processor time of an event on the way there, in microseconds.
  private(set) var forwardMicroseconds = 0.0
  /// The processor time of each jump, in milliseconds.
  private(set) var jumps = Samples()
  /// How many jumps led to a state that the forward run did not have there.
  private(set) var wrongCount = 0

  init(name: String, eventCount: Int, entryCount: Int) {
    self.name = name
    self.eventCount = eventCount
    self.entryCount = entryCount
    run = Run(settings: ClusterSettings(nodeCount: 5, seed: 1, fastPath: true))
  }

  /// How many entries are committed.
  var logLength: Int { Int(run.cluster.commits.lastIndex) }

  /// Makes the run: bursts of proposals whenever all is quiet, until the logs are long enough; now and then a crash and a restart; between
  /// them whatever is due.
  mutating func play(jumpCount: Int) throws {
    let randomness = Randomness(seed: 5)
    // Where jumps lead: random events of a run that may get longer than it is asked to be.
    let permille = UInt64(min(1000, max(1, jumpCount * 1000 / eventCount)))
    digests = [(0, run.stateDigest())]
    var clock = 0.0
    try run.perform(line: "campaign 1")
    while run.cursor < eventCount || logLength < entryCount {
      let meter = Meter()
      act()
      clock += Double(meter.nanoseconds) / 1000
      if randomness.happens(.target, ordinal: UInt64(run.cursor), permille: permille) { digests.append((run.cursor, run.stateDigest())) }
    }
    forwardMicroseconds = clock / Double(run.eventCount)
  }

  private mutating func act() {
    if run.cursor / 1000 > thousand {
      thousand = run.cursor / 1000
      if thousand % 20 == 9 { run.act(.crash(3, .now)) }
      if thousand % 20 == 10 { run.act(.restart(3)) }
    }
    // With few entries to come they are spread over the whole run.
    let isDue = logLength < entryCount && logLength * eventCount <= run.cursor * entryCount
    guard isDue, run.cluster.network.messages.isEmpty, let leader = run.cluster.leader else {
      run.playForward()
      return
    }
    for _ in 0..<20 {
      proposalCount += 1
      // Most at the leader, which can send several in a message; some on the fast track.
      let node = proposalCount % 20 == 0 ? leader % 2 + 1 : leader
      run.act(.put(node: node, key: "key\(proposalCount % 100)", value: "value\(proposalCount)"))
    }
  }

  /// Makes random jumps and compares each with the forward run.
  mutating func jump(count: Int) {
    let randomness = Randomness(seed: 6)
    for ordinal in 0..<count {
      let target = digests[Int(randomness.draw(.target, ordinal: UInt64(ordinal), below: UInt64(digests.count)))]
      let meter = Meter()
      run.seek(to: target.event)
      jumps.add(Double(meter.nanoseconds) / 1_000_000)
      if run.stateDigest() != target.digest { wrongCount += 1 }
    }
    run.seek(to: run.eventCount)
  }

  /// Branches in the middle.
  ///
  /// - Returns: in how much the old end is not as it was: its state, its events, its place.
  mutating func branch() -> Int {
    run.seek(to: run.eventCount)
    let (end, digest) = (run.eventCount, run.stateDigest())
    run.seek(to: end / 2)
    run.act(.crash(5, .now))
    for _ in 0..<1000 { run.playForward() }
    let isBranch = run.branches.count == 2 && run.branch == 1 && run.eventCount == end / 2 + 1001
    run.checkout(0)
    return (isBranch ? 0 : 1) + (run.cursor == end ? 0 : 1) + (run.stateDigest() == digest ? 0 : 1)
  }

  /// Gives the run up, and measures the memory that its last state needs and what the journal with its checkpoints needed beyond it.
  mutating func measureMemory() -> (stateBytes: Int, journalBytes: Int) {
    let state = run.cluster
    let all = fastraft_bytes_in_use()
    run = Run(settings: ClusterSettings())
    let withoutJournal = fastraft_bytes_in_use()
    let bytes = withExtendedLifetime(state) { Int(all) - Int(withoutJournal) }
    return (Self.bytes(of: state), bytes)
  }

  private static func bytes(of state: consuming Cluster) -> Int {
    // The last owner gives everything back.
    let before = fastraft_bytes_in_use()
    state = Cluster(settings: ClusterSettings())
    return Int(before) - Int(fastraft_bytes_in_use())
  }
}
