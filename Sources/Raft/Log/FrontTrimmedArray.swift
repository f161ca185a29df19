/// An array whose first elements go all the time, while new ones come at its end.
///
/// What is taken from the front stays in memory until as many elements are gone as are left, and is then dropped at once.
struct FrontTrimmedArray<Element> {
  private var storage: [Element] = []
  private var start = 0

  /// Makes an array of the given elements.
  init(_ elements: [Element] = []) { storage = elements }

  /// The elements as an array. Complexity: constant where nothing is gone from the front, else linear.
  var elements: [Element] { start == 0 ? storage : Array(storage[start...]) }

  /// Adds an element at the end.
  mutating func append(_ element: Element) { storage.append(element) }

  /// Inserts an element. Complexity: linear in the number of those behind it.
  mutating func insert(_ element: Element, at position: Int) {
    if position == count { storage.append(element) } else { storage.insert(element, at: start + position) }
  }

  /// Removes an element. Complexity: linear in the number of those behind it, but for the first, which goes in constant time, amortized.
  mutating func remove(at position: Int) {
    if position == 0 { removeFirst(1) } else { storage.remove(at: start + position) }
  }

  /// Removes elements from the front. Complexity: linear in their number, amortized.
  mutating func removeFirst(_ count: Int) {
    start += count
    if start == storage.count {
      storage.removeAll(keepingCapacity: true)
      start = 0
    } else if start > storage.count / 2 {
      storage.removeFirst(start)
      start = 0
    }
  }

  /// Removes all elements for which this holds.
  mutating func removeAll(where isGone: (Element) -> Bool) {
    storage.removeFirst(start)
    start = 0
    storage.removeAll(where: isGone)
  }
}

extension FrontTrimmedArray: RandomAccessCollection {
  @inline(__always) var startIndex: Int { 0 }
  @inline(__always) var endIndex: Int { storage.count - start }
  @inline(__always) var count: Int { storage.count - start }

  subscript(position: Int) -> Element {
    @inline(__always) get { storage[start + position] }
    @inline(__always) _modify { yield &storage[start + position] }
  }
}

extension FrontTrimmedArray: Equatable where Element: Equatable {
  /// Whether the same elements are left, whatever is gone.
  static func == (left: FrontTrimmedArray, right: FrontTrimmedArray) -> Bool { left.elementsEqual(right) }
}

extension FrontTrimmedArray: Hashable where Element: Hashable {
  /// Hashes what ``==(_:_:)`` compares.
  func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for element in self { hasher.combine(element) }
  }
}

extension FrontTrimmedArray: Sendable where Element: Sendable {}
