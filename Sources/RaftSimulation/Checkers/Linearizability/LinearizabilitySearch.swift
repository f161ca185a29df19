/// Looks for an order of the operations of one key that explains every read: each operation takes effect at one moment between its beginning
/// and its end (Herlihy, Wing: Linearizability, 1990). It goes through the orders that the times allow, and never twice through the same set
/// of operations with the same value (Wing, Gong: Testing and verifying concurrent objects, 1993; Lowe, 2017).
struct LinearizabilitySearch {
  private struct Reached: Hashable {
    let done: [UInt64]
    let value: Int
  }

  private let actions: [(isWrite: Bool, value: Int)]
  private var list: OperationList
  private var done: [UInt64]
  private var reached: Set<Reached> = []
  private var path: [(operation: Int, valueBefore: Int)] = []
  private var value = 0

  /// Prepares the search.
  init(_ operations: [ClientOperation]) {
    // Values become numbers; 0 is that there is none.
    var numbers: [String: Int] = [:]
    func number(_ value: String?) -> Int {
      guard let value else { return 0 }
      if let known = numbers[value] { return known }
      numbers[value] = numbers.count + 1
      return numbers.count
    }
    actions = operations.map { operation in
      switch operation.action {
      case .write(let value): (true, number(value))
      case .read(let value): (false, number(value))
      }
    }
    list = OperationList(operations)
    done = Array(repeating: 0, count: (operations.count + 63) / 64)
  }

  /// Searches. Complexity: exponential in the number of operations that run at the same time in the worst case, linear mostly.
  mutating func run(stepsMax: Int) -> LinearizabilityVerdict {
    var steps = 0
    var place = list.first
    while !list.isEmpty {
      steps += 1
      if steps > stepsMax { return .undecided }
      if list.isBeginning[place] {
        place = take(list.operation[place]) ? list.first : list.next(after: place)
      } else {
        // This operation has ended, so it has to be among those done; another choice has to be made before.
        guard let last = path.popLast() else { return .violated }
        value = last.valueBefore
        done[last.operation / 64] &= ~(1 << UInt64(last.operation % 64))
        list.unlift(last.operation)
        place = list.next(after: list.beginning(of: last.operation))
      }
    }
    return .linearizable
  }

  /// Lets an operation take effect next, unless it does not fit or leads where the search has been.
  private mutating func take(_ operation: Int) -> Bool {
    let action = actions[operation]
    guard action.isWrite || action.value == value else { return false }
    var doneThen = done
    doneThen[operation / 64] |= 1 << UInt64(operation % 64)
    guard reached.insert(Reached(done: doneThen, value: action.value)).inserted else { return false }
    path.append((operation, value))
    value = action.value
    done = doneThen
    list.lift(operation)
    return true
  }
}
