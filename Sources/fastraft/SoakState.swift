import Foundation
import RaftExploration
import RaftSimulation
import Synchronization

/// What a soak has come to.
struct SoakTotals {
  let seedCount: Int
  var seedsDone = 0
  var eventCount = 0
  var seconds = 0.0
  var coverage = Coverage()
  /// The failing seed with the lowest number.
  var failed: SoakSeed?

  /// The result: how much was run, how often each of the properties that should hold sometimes did, and whether all that must always hold did.
  var lines: [String] {
    let width = String(Sometimes.allCases.map { coverage[$0] }.max() ?? 0).count
    return [
      "\(seedsDone) of \(seedCount) seeds, \(eventCount) events in \(Int(seconds)) s: \(perSecond(seedsDone)) seeds/s, "
        + "\(perSecond(eventCount)) events/s",
      "happened:",
    ]
      + Sometimes.allCases.map { property in
        let count = String(coverage[property])
        return "  " + String(repeating: " ", count: width - count.count) + count + "  \(property.name)"
      } + [failed == nil ? "no violation" : "FAILED"]
  }

  func perSecond(_ count: Int) -> Int { Int(Double(count) / max(seconds, 0.001)) }

  /// A bar with what matters, in one line: how far it is, how fast, and which of the properties that should hold sometimes has held least often.
  var bar: String {
    let width = 20
    let rarest = Sometimes.allCases.min { coverage[$0] < coverage[$1] }
    let covered = Sometimes.allCases.count - coverage.missing().count
    let filled = seedCount == 0 ? width : seedsDone * width / seedCount
    return "[" + String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
      + "] \(seedsDone)/\(seedCount) seeds, \(perSecond(seedsDone)) seeds/s, \(perSecond(eventCount)) events/s, "
      + "\(covered)/\(Sometimes.allCases.count) covered, rarest: \(rarest.map { "\(coverage[$0]) \($0.name)" } ?? "")"
  }
}

/// What the jobs of a soak share.
final class SoakState: Sendable {
  private struct Shared {
    var totals: SoakTotals
    var next = 0
    var shownAt = 0.0
  }

  private let shared: Mutex<Shared>
  private let start = ContinuousClock.now
  private let secondsMax: Double?
  private let isQuiet: Bool

  init(seedCount: Int, secondsMax: Int?, isQuiet: Bool) {
    shared = Mutex(Shared(totals: SoakTotals(seedCount: seedCount)))
    self.secondsMax = secondsMax.map(Double.init)
    self.isQuiet = isQuiet
  }

  private var seconds: Double { Double((ContinuousClock.now - start) / .milliseconds(1)) / 1000 }

  /// The result so far.
  var totals: SoakTotals {
    let seconds = seconds
    return shared.withLock { shared in
      shared.totals.seconds = seconds
      return shared.totals
    }
  }

  /// The next seed's position; nil when all are taken, when something failed, and when the time is over.
  func takeNext() -> Int? {
    if let secondsMax, seconds >= secondsMax { return nil }
    return shared.withLock { shared in
      guard shared.next < shared.totals.seedCount, shared.totals.failed == nil else { return nil }
      shared.next += 1
      return shared.next - 1
    }
  }

  /// Adds a seed's result, and shows how it goes about once a second.
  func note(_ result: SoakSeed) {
    let seconds = seconds
    let bar: String? = shared.withLock { shared in
      shared.totals.seedsDone += 1
      shared.totals.eventCount += result.eventCount
      shared.totals.seconds = seconds
      shared.totals.coverage.add(result.coverage)
      if result.failure != nil && result.seed < shared.totals.failed?.seed ?? .max { shared.totals.failed = result }
      guard !isQuiet, seconds - shared.shownAt >= 1 else { return nil }
      shared.shownAt = seconds
      return shared.totals.bar
    }
    if let bar { Output.error(bar) }
  }
}
