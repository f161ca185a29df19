import TerminalUI
import Testing

@Suite("A rectangle is split into parts")
struct RectSplittingTests {
  let screen = Rect(x: 0, y: 0, width: 120, height: 36)

  @Test("fixed parts keep their length and shares take the rest in proportion")
  func sharesTakeTheRest() {
    let parts = screen.splitRows([.exactly(1), .share(2), .share(1), .exactly(1)])
    #expect(parts.map(\.height) == [1, 23, 11, 1])
    #expect(parts.map(\.y) == [0, 1, 24, 35])
    #expect(parts.allSatisfy { $0.width == 120 })
  }

  @Test("when there is too little room the earlier parts are served first, and none reaches outside")
  func earlierPartsFirst() {
    let parts = Rect(x: 5, y: 5, width: 10, height: 3).splitRows([.exactly(2), .exactly(4), .share(1)])
    #expect(parts.map(\.height) == [2, 1, 0])
    #expect(parts.allSatisfy { $0.intersection(Rect(x: 5, y: 5, width: 10, height: 3)) == $0 })
  }

  @Test("gaps lie between parts")
  func gaps() {
    let parts = screen.splitColumns([.exactly(46), .atLeast(10)], gap: 1)
    #expect(parts.map(\.x) == [0, 47])
    #expect(parts.map(\.width) == [46, 73])
  }

  @Test("parts of every width add up to the whole", arguments: 0...40)
  func addUp(width: Int) {
    let parts = Rect(x: 0, y: 0, width: width, height: 1).splitColumns([.share(1), .atLeast(7), .share(3)])
    #expect(parts.reduce(0) { $0 + $1.width } == width)
  }

  @Test("insets and rows stop at nothing instead of turning inside out")
  func degenerate() {
    #expect(Rect(x: 0, y: 0, width: 1, height: 1).inset().isEmpty)
    #expect(screen.row(99).isEmpty)
    #expect(screen.columns(-3, count: 2).width == 2)
    #expect(screen.centered(Size(width: 200, height: 4)) == Rect(x: 0, y: 16, width: 120, height: 4))
  }
}
