/// What it costs to carry as many messages in as many rounds, without any protocol: the least that any implementation in this driver pays.
enum MessageFloor {
  private struct Parcel {
    var to: Int
    var from: Int
    var numbers: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64)
  }

  /// The processor time in nanoseconds.
  static func nanoseconds(nodes: Int, messagesPerRound: [Int]) -> UInt64 {
    var inboxes: [[Parcel]] = Array(repeating: [], count: nodes)
    var outboxes = inboxes
    var sum: UInt64 = 0
    let meter = Meter()
    for count in messagesPerRound {
      for node in 0..<nodes {
        for parcel in inboxes[node] { sum = sum &* 31 &+ parcel.numbers.0 &+ parcel.numbers.7 }
        inboxes[node].removeAll(keepingCapacity: true)
      }
      for number in 0..<count {
        let value = UInt64(number)
        let parcel = Parcel(
          to: number % nodes, from: (number + 1) % nodes, numbers: (value, sum, value, value, value, value, value, value))
        outboxes[parcel.to].append(parcel)
      }
      swap(&inboxes, &outboxes)
    }
    let nanoseconds = meter.nanoseconds
    precondition(sum != 1, "keeps the sum alive")
    return max(nanoseconds, 1)
  }
}
