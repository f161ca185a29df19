/// Where a person goes on to who leaves a session that is not saved.
enum Departure: Hashable, Sendable {
  /// Out of the program.
  case quit
  /// To another scenario or lesson, which a command opens.
  case command(String)
}
