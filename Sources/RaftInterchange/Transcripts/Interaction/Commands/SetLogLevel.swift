import Raft

extension InteractionEnvironment {
  /// `log-level info`: hides log lines below the level; `none` hides all output.
  mutating func setLogLevel(_ directive: Directive) throws(CommandFailure) {
    guard let name = directive.arguments.first?.key else { throw .malformed(directive.error("expected a level")) }
    logLevel = try level(name)
    output.level = logLevel
  }

  /// The level of a name, in whatever case; nil for none.
  func level(_ name: String) throws(CommandFailure) -> LogLevel? {
    if name.uppercased() == "NONE" { return nil }
    guard let level = LogLevel.allCases.first(where: { $0.description == name.uppercased() }) else {
      let names = LogLevel.allCases.map(\.description) + ["NONE"]
      throw .refused("log levels must be either of [\(names.joined(separator: " "))]")
    }
    return level
  }
}
