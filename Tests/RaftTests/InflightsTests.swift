import Raft
import Testing

@Suite("The window of messages in flight")
struct InflightsTests {
  @Test("It is full at its number of messages, and acknowledgements open it from the oldest on")
  func number() {
    var window = Inflights(messagesMax: 3)
    for index in 1...3 { window.add(index: LogIndex(index), bytes: 10) }
    #expect(window.isFull)
    window.freeTo(0)
    #expect(window.count == 3)
    window.freeTo(2)
    #expect(window.count == 1 && window.bytes == 10 && !window.isFull)
    window.freeTo(9)
    #expect(window.count == 0 && window.bytes == 0)
  }

  @Test("It is full at its number of bytes, which the last message may exceed")
  func bytes() {
    var window = Inflights(messagesMax: 10, bytesMax: 100)
    window.add(index: 1, bytes: 99)
    #expect(!window.isFull)
    window.add(index: 2, bytes: 500)
    #expect(window.isFull && window.count == 2 && window.bytes == 599)
    window.freeTo(1)
    #expect(window.isFull)
    window.freeTo(2)
    #expect(!window.isFull)
  }

  @Test("It goes around its ring many times and forgets nothing")
  func ring() {
    var window = Inflights(messagesMax: 5)
    var open: [LogIndex] = []
    for index in LogIndex(1)...200 {
      window.add(index: index, bytes: index)
      open.append(index)
      if window.isFull || index % 3 == 0 {
        let freed = index - index % 4
        window.freeTo(freed)
        open.removeAll { $0 <= freed }
      }
      if window.isFull {
        window.reset()
        open = []
      }
      #expect(window.count == open.count)
      #expect(window.bytes == open.reduce(0, +))
    }
  }

  @Test("Two windows are equal by what is in flight, not by where the ring starts")
  func equality() {
    var left = Inflights(messagesMax: 2)
    left.add(index: 1, bytes: 1)
    left.add(index: 2, bytes: 1)
    left.freeTo(1)
    var right = Inflights(messagesMax: 2)
    right.add(index: 2, bytes: 1)
    #expect(left == right && left.hashValue == right.hashValue)
    right.add(index: 3, bytes: 1)
    #expect(left != right)
  }
}
