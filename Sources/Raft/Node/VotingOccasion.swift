/// When a node last voted for all of its slots. The same leader need not hear the same again; it asks by repeating the proposal.
struct VotingOccasion: Hashable, Sendable {
  var term: Term
  var leader: NodeID
}
