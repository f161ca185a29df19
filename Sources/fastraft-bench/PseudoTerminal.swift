import CPseudoTerminal
import Foundation

/// Puts standard input and output on a terminal that exists in the kernel only, and counts what is written there.
///
/// A thread of its own reads the other side, as a terminal would: a writer never waits for room. What it shares is guarded by `condition`.
final class PseudoTerminal: @unchecked Sendable {
  /// Why there is none.
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  private let emulatorEnd: Int32
  private let outputBefore: Int32
  private let inputBefore: Int32
  private let condition = NSCondition()
  private var byteCount = 0
  private var markCount = 0
  private var marksWritten = 0

  /// Opens a terminal of some size; standard input and output are on it until ``close()``.
  init(columns: Int, rows: Int) throws {
    var programEnd: Int32 = -1
    var emulatorEnd: Int32 = -1
    guard pseudo_terminal_open(Int32(columns), Int32(rows), &programEnd, &emulatorEnd) else {
      throw Failure(description: "no pseudo-terminal is to be had: \(String(cString: strerror(errno)))")
    }
    self.emulatorEnd = emulatorEnd
    // What was printed so far belongs to the other output.
    fflush(nil)
    inputBefore = dup(0)
    outputBefore = dup(1)
    dup2(programEnd, 0)
    dup2(programEnd, 1)
    Foundation.close(programEnd)
    Thread.detachNewThread { self.readAll() }
  }

  /// How many bytes were written since the last time: a mark is written after them and awaited on the other side.
  func takeByteCount() -> Int {
    var mark: UInt8 = 0
    marksWritten += 1
    while write(1, &mark, 1) != 1 {}
    condition.lock()
    defer { condition.unlock() }
    while markCount < marksWritten { condition.wait() }
    defer { byteCount = 0 }
    return byteCount
  }

  /// Puts standard input and output back.
  func close() {
    dup2(inputBefore, 0)
    dup2(outputBefore, 1)
    Foundation.close(inputBefore)
    Foundation.close(outputBefore)
  }

  /// Reads until the last writer has gone. ncurses sends no zero byte on terminals that need no padding.
  private func readAll() {
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let length = read(emulatorEnd, &chunk, chunk.count)
      if length < 0 && errno == EINTR { continue }
      if length <= 0 { break }
      let marks = chunk[..<length].count { $0 == 0 }
      condition.lock()
      byteCount += length - marks
      markCount += marks
      condition.signal()
      condition.unlock()
    }
    Foundation.close(emulatorEnd)
  }
}
