/// Linearizable reads and writes: the store behaves as if each operation had taken effect at one moment between its beginning and its end.
///
/// Keys are independent, so each is judged by itself (Herlihy, Wing, 1990: linearizability is local). Writes answer nothing, so a history that
/// was linearizable stays so until a read is answered; that is when it is judged.
public enum Linearizability {
  static let name = "linearizable"
  static let rule = "R15, R16"
  static let claim = "Every read is explained by one order of the reads and writes in which nobody sees the past."

  /// How many steps a search may take. Histories of hundreds of operations that are linearizable take hundreds; what takes more is given up.
  public static let stepsMax = 200_000

  /// Judges a history, key by key.
  public static func verdict(of operations: [ClientOperation], stepsMax: Int = stepsMax) -> LinearizabilityVerdict {
    var isUndecided = false
    for key in Set(operations.map(\.key)).sorted() {
      var search = LinearizabilitySearch(relevant(operations.filter { $0.key == key }))
      switch search.run(stepsMax: stepsMax) {
      case .linearizable: break
      case .violated: return .violated
      case .undecided: isUndecided = true
      }
    }
    return isUndecided ? .undecided : .linearizable
  }

  /// The operations that the verdict depends on, with the ends that follow from what was read. A write without an answer would run beside
  /// everything after it, and many of them would make the search take for ever. But one that nobody has read may as well never have taken
  /// effect, and one that was read took effect before the first of those reads ended. A read without an answer says nothing.
  private static func relevant(_ operations: [ClientOperation]) -> [ClientOperation] {
    var firstReads: [String: Int] = [:]
    var writeCounts: [String: Int] = [:]
    for operation in operations {
      switch operation.action {
      case .write(let value): writeCounts[value, default: 0] += 1
      case .read(let value?): firstReads[value] = min(firstReads[value] ?? .max, operation.answered ?? .max)
      case .read(nil): break
      }
    }
    return operations.compactMap { operation in
      if operation.answered != nil { return operation }
      guard case .write(let value) = operation.action, let firstRead = firstReads[value] else { return nil }
      var bounded = operation
      if writeCounts[value] == 1 && firstRead < .max { bounded.answered = max(firstRead, operation.invoked) }
      return bounded
    }
  }
}
