import Raft
import Testing

@Suite("Arrays in pages") struct PagedArrayTests {
  /// A small generator of its own: the same numbers in every run.
  private struct Draws {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(max(bound, 1)))
    }
  }

  @Test("They behave as arrays do, through appending, cutting at both ends and changing; copies stay as they were", arguments: 1...20)
  func likeAnArray(seed: UInt64) {
    var draws = Draws(state: seed)
    var model: [Int] = []
    var paged = PagedArray<Int>()
    var kept: [(model: [Int], paged: PagedArray<Int>)] = []
    for step in 0..<400 {
      switch draws.next(below: 10) {
      case 0:
        let count = draws.next(below: model.count + 1)
        model.removeFirst(count)
        paged.removeFirst(count)
      case 1:
        let count = model.count - draws.next(below: min(model.count, 80) + 1)
        model.removeSubrange(count...)
        paged.truncate(to: count)
      case 2 where !model.isEmpty:
        let position = draws.next(below: model.count)
        model[position] = -step
        paged[position] = -step
      default:
        let new = (0..<draws.next(below: 50)).map { step * 100 + $0 }
        model.append(contentsOf: new)
        paged.append(contentsOf: new)
      }
      #expect(paged.count == model.count && Array(paged) == model)
      let first = draws.next(below: model.count + 1)
      let last = first + draws.next(below: model.count - first + 1)
      #expect(paged.elements(in: first..<last) == Array(model[first..<last]))
      if step % 50 == 0 { kept.append((model, paged)) }
    }
    for copy in kept {
      #expect(Array(copy.paged) == copy.model)
      // Equal elements make equal arrays, however the pages came about.
      let fresh = PagedArray(copy.model)
      #expect(fresh == copy.paged && fresh.hashValue == copy.paged.hashValue)
    }
  }
}
