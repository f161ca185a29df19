/// How much of the room a part of a split wants, in rows or in columns.
public enum Extent: Hashable, Sendable {
  /// Exactly so many cells, less only when there are not so many.
  case exactly(Int)
  /// A share of what the others leave, in proportion to its weight.
  case share(Int)
  /// At least so many cells, and one share of what is left.
  case atLeast(Int)

  /// What is given to the part before anything is shared out.
  var minimum: Int {
    switch self {
    case .exactly(let cells), .atLeast(let cells): max(0, cells)
    case .share: 0
    }
  }

  /// Its weight when the rest is shared out.
  var weight: Int {
    switch self {
    case .exactly: 0
    case .share(let weight): max(0, weight)
    case .atLeast: 1
    }
  }

  /// Lengths for the parts that together fill `total`. Earlier parts are served first when there is too little; when no part takes shares, the
  /// rest stays unused. Rounding gives the odd cells to the earlier parts, so that the result depends on nothing but the input.
  static func lengths(of extents: [Extent], in total: Int) -> [Int] {
    var left = max(0, total)
    var lengths = extents.map { extent in
      let length = min(extent.minimum, left)
      left -= length
      return length
    }
    var weightLeft = extents.reduce(0) { $0 + $1.weight }
    for (index, extent) in extents.enumerated() where extent.weight > 0 {
      let share = (left * extent.weight + weightLeft - 1) / weightLeft
      lengths[index] += share
      left -= share
      weightLeft -= extent.weight
    }
    return lengths
  }
}
