/// What it costs to carry the same messages in the same rounds without any protocol: the least that any implementation pays in this driver.
///
/// The loop is the driver's. Every node steps its whole inbox in order, one message after the other, and reads all of each message; at each
/// turn it queues as many messages to the same receivers as the real node sent there; they leave the queue as those of a ready do, and are
/// copied into inboxes that grow as the driver's do.
enum MessageFloor {
  /// A message of 80 bytes: what most messages of Raft need without entries.
  private struct Parcel {
    var to: UInt64
    var from: UInt64
    var numbers: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64)
  }

  /// A node that sums up what it reads, so that nobody can leave out the reading.
  private struct Node {
    var id: UInt64
    var sum: UInt64 = 0
    private var outgoing: [Parcel] = []
    private var outgoingCountLast = 0

    init(id: UInt64) { self.id = id }

    @inline(never)
    mutating func step(_ parcel: Parcel) {
      let numbers = parcel.numbers
      sum &+= parcel.to ^ parcel.from ^ numbers.0 ^ numbers.1 ^ numbers.2 ^ numbers.3 ^ numbers.4 ^ numbers.5 ^ numbers.6 ^ numbers.7
    }

    @inline(never)
    mutating func send(to receiver: UInt64) {
      if outgoing.capacity == 0 { outgoing.reserveCapacity(outgoingCountLast) }
      outgoing.append(Parcel(to: receiver, from: id, numbers: (sum, receiver, id, sum, receiver, id, sum, receiver)))
    }

    mutating func ready() -> [Parcel] {
      var ready: [Parcel] = []
      outgoingCountLast = outgoing.count
      swap(&ready, &outgoing)
      return ready
    }
  }

  /// The processor time in nanoseconds for the traffic of a run.
  static func nanoseconds(nodes count: Int, traffic: Traffic) -> UInt64 {
    var nodes = (0..<count).map { Node(id: UInt64($0)) }
    var inboxes: [[Parcel]] = Array(repeating: [], count: count)
    var outboxes = inboxes
    var turn = 0
    var sent = 0
    let meter = Meter()
    while turn < traffic.turns.count {
      for position in nodes.indices {
        for parcel in inboxes[position].indices { nodes[position].step(inboxes[position][parcel]) }
        inboxes[position].removeAll(keepingCapacity: true)
        for _ in 0..<2 {
          for _ in 0..<traffic.turns[turn] {
            nodes[position].send(to: UInt64(traffic.receivers[sent]))
            sent += 1
          }
          turn += 1
          for parcel in nodes[position].ready() { outboxes[Int(parcel.to)].append(parcel) }
        }
      }
      swap(&inboxes, &outboxes)
    }
    let nanoseconds = meter.nanoseconds
    precondition(nodes.reduce(0) { $0 &+ $1.sum } != 1, "keeps the sums alive")
    return max(nanoseconds, 1)
  }
}
