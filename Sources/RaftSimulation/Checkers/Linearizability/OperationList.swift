/// The beginnings and ends of operations in the order of time, as a doubly linked list from which operations are taken out and put back in
/// constant time (Lowe: Testing for linearizability, 2017).
struct OperationList {
  /// The place in front of the first.
  static let head = 0

  /// For each place, the number of the operation that begins or ends there.
  private(set) var operation: [Int] = [-1]
  /// For each place, whether an operation begins there.
  private(set) var isBeginning: [Bool] = [false]
  private var next: [Int] = []
  private var previous: [Int] = []
  private var beginning: [Int]
  private var end: [Int]

  /// Orders operations. One that ends in the event in which another begins runs beside it.
  init(_ operations: [ClientOperation]) {
    beginning = Array(repeating: 0, count: operations.count)
    end = beginning
    var moments: [(event: Int, isEnd: Bool, operation: Int)] = []
    for (number, one) in operations.enumerated() {
      moments.append((one.invoked, false, number))
      moments.append((one.answered ?? .max, true, number))
    }
    moments.sort { ($0.event, $0.isEnd ? 1 : 0, $0.operation) < ($1.event, $1.isEnd ? 1 : 0, $1.operation) }
    for (position, moment) in moments.enumerated() {
      operation.append(moment.operation)
      isBeginning.append(!moment.isEnd)
      if moment.isEnd { end[moment.operation] = position + 1 } else { beginning[moment.operation] = position + 1 }
    }
    let count = moments.count + 1
    next = (0..<count).map { $0 + 1 < count ? $0 + 1 : Self.head }
    previous = (0..<count).map { $0 > 0 ? $0 - 1 : count - 1 }
  }

  /// Whether all operations are taken out.
  var isEmpty: Bool { next[Self.head] == Self.head }

  /// The first place.
  var first: Int { next[Self.head] }

  /// The place behind a place.
  func next(after place: Int) -> Int { next[place] }

  /// The place where an operation begins.
  func beginning(of operation: Int) -> Int { beginning[operation] }

  /// Takes an operation out.
  mutating func lift(_ operation: Int) {
    unlink(beginning[operation])
    unlink(end[operation])
  }

  /// Puts the operation that was taken out last back.
  mutating func unlift(_ operation: Int) {
    link(end[operation])
    link(beginning[operation])
  }

  private mutating func unlink(_ place: Int) {
    next[previous[place]] = next[place]
    previous[next[place]] = previous[place]
  }

  private mutating func link(_ place: Int) {
    next[previous[place]] = place
    previous[next[place]] = place
  }
}
