/// What a snapshot consists of, shared between its copies.
final class SnapshotContent: Hashable, Sendable {
  let data: [UInt8]
  let confState: ConfState

  /// Nothing at all.
  static let none = SnapshotContent(data: [], confState: ConfState())

  init(data: [UInt8], confState: ConfState) {
    self.data = data
    self.confState = confState
  }

  static func == (left: SnapshotContent, right: SnapshotContent) -> Bool {
    left === right || (left.data == right.data && left.confState == right.confState)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(data)
    hasher.combine(confState)
  }
}
