import CAllocationCounter
import Foundation

/// What a piece of work cost this process.
struct Meter {
  private let nanosecondsBefore = Meter.cpuNanoseconds
  private let allocationsBefore = fastraft_allocation_count()

  /// The processor time since the meter was started, in nanoseconds.
  var nanoseconds: UInt64 { Meter.cpuNanoseconds - nanosecondsBefore }

  /// The blocks of memory asked for since then.
  var allocations: UInt64 { fastraft_allocation_count() - allocationsBefore }

  private static var cpuNanoseconds: UInt64 { time(of: CLOCK_PROCESS_CPUTIME_ID) }

  /// The processor time of this thread so far, in nanoseconds: other threads and other processes leave it alone.
  static var threadNanoseconds: UInt64 { time(of: CLOCK_THREAD_CPUTIME_ID) }

  private static func time(of clock: clockid_t) -> UInt64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
