/// Something that stands at an index of the log.
protocol AtIndex {
  /// Where it stands.
  var index: LogIndex { get }
}

extension Entry: AtIndex {}

/// What ascends by index, with at most one element at each, and mostly without gaps.
extension FrontTrimmedArray where Element: AtIndex {
  /// The position of the first element at or above `index`; the end where there is none.
  ///
  /// Complexity: constant at the ends and where no index is missing below, else logarithmic.
  @inline(__always)
  func position(of index: LogIndex) -> Int {
    let end = count
    guard end > 0, self[end - 1].index >= index else { return end }
    let first = self[0].index
    if index <= first { return 0 }
    // Gaps can only move it to the left.
    let position = Int(clamping: index - first)
    if position < end && self[position].index == index { return position }
    return search(for: index, before: Swift.min(position, end))
  }

  private func search(for index: LogIndex, before end: Int) -> Int {
    var low = 0
    var high = end
    while low < high {
      let middle = (low + high) / 2
      if self[middle].index < index { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The position of the element at `index`, if there is one.
  @inline(__always)
  func position(at index: LogIndex) -> Int? {
    let position = position(of: index)
    return position < count && self[position].index == index ? position : nil
  }
}
