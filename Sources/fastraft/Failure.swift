/// Why the program ends early: one line, and the exit status.
struct Failure: Error {
  /// The line, without the program's name.
  var message: String
  /// 1: an expectation or a safety property failed. 2: a file or the environment is unusable. 64: a bad argument.
  var status: Int32

  static func unusable(_ message: String) -> Failure { Failure(message: message, status: 2) }
  static func failed(_ message: String) -> Failure { Failure(message: message, status: 1) }
}
