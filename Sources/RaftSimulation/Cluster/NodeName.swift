import Raft

/// The name that people see: `S3`.
public func nodeName(_ id: NodeID) -> String { "S\(id)" }

/// Several names, in order: `S1, S2 and S5`.
func nodeNames(_ ids: [NodeID]) -> String {
  let names = ids.map(nodeName)
  guard let last = names.last, names.count > 1 else { return names.first ?? "nobody" }
  return names.dropLast().joined(separator: ", ") + " and " + last
}
