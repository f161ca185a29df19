/// Why a campaign is held.
enum CampaignKind {
  /// To learn whether an election would be won.
  case preElection
  /// To be elected.
  case election
  /// To be elected because the leader asked for it; voters then set their lease aside.
  case transfer

  /// The mark that requests of a transfer's election carry, etcd/raft's `campaignTransfer`.
  static let transferContext = Array("CampaignTransfer".utf8)
}
