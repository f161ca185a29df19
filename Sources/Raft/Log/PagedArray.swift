/// An array in pages. A copy shares all of them with the original, and a change copies one page instead of every element: so a thousand
/// states of a long log, each a little further on than the last, take little more room than one.
///
/// ```
/// pages    [ 64 elements ] [ 64 elements ] [ 17 elements ]
/// a copy   ──── shared ─── ──── shared ─── changed: its own
/// ```
package struct PagedArray<Element> {
  private static var pageShift: Int { 6 }
  private static var pageMask: Int { (1 << pageShift) - 1 }

  private var pages: [[Element]] = []
  /// How many elements at the start of the first page were removed.
  private var skipped = 0
  /// How many elements there are.
  package private(set) var count = 0

  /// Makes an empty array.
  package init() {}

  /// Makes an array of these elements.
  package init(_ elements: some Sequence<Element>) {
    for element in elements { append(element) }
  }

  /// Adds an element at the end. Complexity: constant, or a page's size when the last page is shared.
  package mutating func append(_ element: Element) {
    let position = skipped + count
    if position & Self.pageMask == 0 {
      pages.append([element])
    } else {
      pages[position >> Self.pageShift].append(element)
    }
    count += 1
  }

  /// Adds elements at the end.
  package mutating func append(contentsOf elements: some Sequence<Element>) {
    for element in elements { append(element) }
  }

  /// Keeps the first elements only.
  package mutating func truncate(to newCount: Int) {
    guard newCount < count else { return }
    count = newCount
    let end = skipped + newCount
    let pageCount = (end + Self.pageMask) >> Self.pageShift
    pages.removeSubrange(pageCount...)
    if end & Self.pageMask != 0 { pages[pageCount - 1].removeSubrange((end & Self.pageMask)...) }
  }

  /// Removes elements from the start. Those on a page of which something is left stay in memory.
  package mutating func removeFirst(_ number: Int) {
    precondition(number <= count, "no more is removed than is there")
    count -= number
    skipped += number
    pages.removeSubrange(..<Swift.min(skipped >> Self.pageShift, pages.count))
    skipped &= Self.pageMask
  }

  /// Some of the elements, in one piece. Complexity: linear in their number.
  package func elements(in range: Range<Int>) -> [Element] {
    var result: [Element] = []
    result.reserveCapacity(range.count)
    var position = skipped + range.lowerBound
    let end = skipped + range.upperBound
    while position < end {
      let first = position & Self.pageMask
      let last = Swift.min(first + end - position, Self.pageMask + 1)
      result.append(contentsOf: pages[position >> Self.pageShift][first..<last])
      position += last - first
    }
    return result
  }
}

extension PagedArray: RandomAccessCollection, MutableCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { count }

  package subscript(position: Int) -> Element {
    _read {
      let place = skipped + position
      yield pages[place >> Self.pageShift][place & Self.pageMask]
    }
    _modify {
      let place = skipped + position
      yield &pages[place >> Self.pageShift][place & Self.pageMask]
    }
  }
}

extension PagedArray: Sendable where Element: Sendable {}

extension PagedArray: Equatable where Element: Equatable {
  package static func == (left: Self, right: Self) -> Bool { left.count == right.count && left.elementsEqual(right) }
}

extension PagedArray: Hashable where Element: Hashable {
  package func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for element in self { hasher.combine(element) }
  }
}
