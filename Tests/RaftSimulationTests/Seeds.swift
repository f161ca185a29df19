import Foundation

/// How much random testing is done: `FASTRAFT_SEEDS=1000` takes so many seeds instead of the usual number.
enum Seeds {
  static func count(usual: Int) -> UInt64 {
    ProcessInfo.processInfo.environment["FASTRAFT_SEEDS"].flatMap(UInt64.init) ?? UInt64(usual)
  }
}
