/// The settings line at the top of a scenario: `cluster nodes=5 seed=7 fast prevote`.
enum ScenarioSettings {
  static let usage =
    "cluster [nodes=1…\(ClusterSettings.nodeCountMax)] [seed=N] [fast|classic] [prevote] [checkquorum] [volatile] [bootstrap] [slow-disks] "
    + "[lease-reads] [leads-when-removed] [election=TICKS] [heartbeat=TICKS] [tick=MICROSECONDS] [latency=MICROSECONDS] [jitter=MICROSECONDS] [learners=N] "
    + "[message=BYTES] [break=RULE,…]"

  /// Whether a line is the settings line.
  static func isSettings(_ line: String) -> Bool {
    line.split(whereSeparator: \.isWhitespace).first == "cluster"
  }

  /// Reads the line.
  static func parse(_ line: String) throws(CommandSyntaxError) -> ClusterSettings {
    var settings = ClusterSettings()
    for token in try Token.words(of: line).dropFirst() { try apply(token.text, to: &settings) }
    if settings.electionTicks <= settings.heartbeatTicks {
      throw CommandSyntaxError(
        "election=\(settings.electionTicks) is not longer than heartbeat=\(settings.heartbeatTicks)", expected: "a longer election timeout")
    }
    if settings.nodeCount + settings.learnerCount > ClusterSettings.nodeCountMax {
      throw CommandSyntaxError(
        "learners=\(settings.learnerCount) behind nodes=\(settings.nodeCount)", expected: "at most \(ClusterSettings.nodeCountMax) together"
      )
    }
    if settings.bootstrap && settings.learnerCount > 0 {
      throw CommandSyntaxError(
        "learners=\(settings.learnerCount) cannot be founding members", expected: "bootstrap without learners; they are added by: learner N"
      )
    }
    if settings.readsByLease && !settings.checkQuorum {
      throw CommandSyntaxError(
        "lease-reads without checkquorum", expected: "checkquorum too: a leader has a lease only if it checks its quorum")
    }
    return settings
  }

  private static func apply(_ word: String, to settings: inout ClusterSettings) throws(CommandSyntaxError) {
    switch word {
    case "fast": settings.fastPath = true
    case "classic": settings.fastPath = false
    case "prevote": settings.preVote = true
    case "checkquorum": settings.checkQuorum = true
    case "volatile": settings.isApplicationDurable = false
    case "bootstrap": settings.bootstrap = true
    case "slow-disks": settings.hasSlowDisks = true
    case "lease-reads": settings.readsByLease = true
    case "leads-when-removed": settings.leadsWhenRemoved = true
    default:
      let parts = word.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2 else { throw CommandSyntaxError("unknown setting \"\(word)\"", expected: usage) }
      try apply(parts[0], parts[1], to: &settings)
    }
  }

  private static func apply(_ name: String, _ value: String, to settings: inout ClusterSettings) throws(CommandSyntaxError) {
    switch name {
    case "nodes": settings.nodeCount = try number(name, value, 1...ClusterSettings.nodeCountMax)
    case "seed":
      guard let seed = UInt64(value) else { throw CommandSyntaxError("seed=\(value)", expected: "seed=0 to seed=\(UInt64.max)") }
      settings.seed = seed
    case "learners": settings.learnerCount = try number(name, value, 0...ClusterSettings.nodeCountMax - 1)
    case "message": settings.messageBytesMax = UInt64(try number(name, value, 0...1 << 30))
    case "break": settings.mutants = try mutants(value)
    case "election": settings.electionTicks = try number(name, value, 2...1000)
    case "heartbeat": settings.heartbeatTicks = try number(name, value, 1...999)
    case "tick": settings.tickMicroseconds = UInt64(try number(name, value, 1...60_000_000))
    case "latency": settings.latencyMicroseconds = UInt64(try number(name, value, 0...60_000_000))
    case "jitter": settings.jitterMicroseconds = UInt64(try number(name, value, 0...60_000_000))
    default: throw CommandSyntaxError("unknown setting \"\(name)\"", expected: usage)
    }
  }

  private static func mutants(_ value: String) throws(CommandSyntaxError) -> [Mutant] {
    var mutants: [Mutant] = []
    for name in value.split(separator: ",", omittingEmptySubsequences: false) {
      guard let mutant = Mutant.named(String(name)) else {
        throw CommandSyntaxError("break=\(value)", expected: "one of \(Mutant.all.map(\.name).joined(separator: " "))")
      }
      mutants.append(mutant)
    }
    return mutants
  }

  private static func number(_ name: String, _ value: String, _ range: ClosedRange<Int>) throws(CommandSyntaxError) -> Int {
    guard let number = Int(value), range.contains(number) else {
      throw CommandSyntaxError("\(name)=\(value)", expected: "\(name)=\(range.lowerBound) to \(name)=\(range.upperBound)")
    }
    return number
  }

  /// The line that says the same as the settings.
  static func text(of settings: ClusterSettings) -> String {
    let usual = ClusterSettings()
    var words = ["cluster", "nodes=\(settings.nodeCount)", "seed=\(settings.seed)", settings.fastPath ? "fast" : "classic"]
    if settings.preVote { words.append("prevote") }
    if settings.checkQuorum { words.append("checkquorum") }
    if !settings.isApplicationDurable { words.append("volatile") }
    if settings.bootstrap { words.append("bootstrap") }
    if settings.hasSlowDisks { words.append("slow-disks") }
    if settings.readsByLease { words.append("lease-reads") }
    if settings.leadsWhenRemoved { words.append("leads-when-removed") }
    if settings.electionTicks != usual.electionTicks { words.append("election=\(settings.electionTicks)") }
    if settings.heartbeatTicks != usual.heartbeatTicks { words.append("heartbeat=\(settings.heartbeatTicks)") }
    if settings.tickMicroseconds != usual.tickMicroseconds { words.append("tick=\(settings.tickMicroseconds)") }
    if settings.latencyMicroseconds != usual.latencyMicroseconds { words.append("latency=\(settings.latencyMicroseconds)") }
    if settings.jitterMicroseconds != usual.jitterMicroseconds { words.append("jitter=\(settings.jitterMicroseconds)") }
    if settings.learnerCount != usual.learnerCount { words.append("learners=\(settings.learnerCount)") }
    if settings.messageBytesMax != usual.messageBytesMax { words.append("message=\(settings.messageBytesMax)") }
    if !settings.mutants.isEmpty { words.append("break=\(settings.mutants.names)") }
    return words.joined(separator: " ")
  }
}
