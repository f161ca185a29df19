import RaftSimulation

extension Mutant {
  /// What it takes to show that the rule is off, where searches have none of that; nil where a search can show it.
  ///
  /// - Parameter isJoining: whether the search is one in which a node joins.
  public func beyondSearch(isJoining: Bool = false) -> String? {
    switch name {
    case "M18": isJoining ? nil : "configuration changes"
    case "M19", "M20", "M21": "configuration changes"
    case "M23": "reads"
    case "M24": "restarts that lose what clients have proposed"
    case "M25": "members with different settings"
    default: nil
    }
  }

  /// The built-in scenario that shows what it breaks.
  public var scenarioName: String { "break-\(name.lowercased())" }
}
