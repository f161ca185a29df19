import TerminalUI

/// What the keys of a script cost.
struct FrameResult {
  /// The script's name.
  var name: String
  /// Processor time from the key to the painted frame, in milliseconds.
  private(set) var processor = Samples()
  /// The part of it that draws and paints, in milliseconds; the rest is what the key does.
  private(set) var painting = Samples()
  /// The same by the clock on the wall, which other programs slow down.
  private(set) var clock = Samples()
  /// What each key wrote to the terminal.
  private(set) var bytes = Samples()
  /// What each step forward wrote.
  private(set) var stepBytes = Samples()

  /// A script before its first key.
  init(name: String) { self.name = name }

  mutating func add(key: KeyEvent, processor: Double, painting: Double, clock: Double, bytes: Double) {
    self.processor.add(processor)
    self.painting.add(painting)
    self.clock.add(clock)
    self.bytes.add(bytes)
    if key == .character("l") { stepBytes.add(bytes) }
  }

  mutating func add(_ other: FrameResult) {
    processor.add(other.processor)
    painting.add(other.painting)
    clock.add(other.clock)
    bytes.add(other.bytes)
    stepBytes.add(other.stepBytes)
  }

  /// What stands above the lines.
  static let heading =
    "  keys | processor ms median   p99   max | painting ms median   p99 | clock ms median   p99 | bytes median   p99   max"

  /// The result as a line of the table.
  var line: String {
    name.padding(24) + format(Double(processor.values.count), 6, digits: 0)
      + format(processor.median, 22, digits: 2) + format(processor.percentile(99), 6, digits: 2) + format(processor.maximum, 6, digits: 2)
      + format(painting.median, 21, digits: 2) + format(painting.percentile(99), 6, digits: 2) + format(clock.median, 18, digits: 2)
      + format(clock.percentile(99), 6, digits: 1)
      + format(bytes.median, 15, digits: 0) + format(bytes.percentile(99), 6, digits: 0) + format(bytes.maximum, 6, digits: 0)
  }
}
