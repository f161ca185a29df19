/// The causal path that an event continues: how many message delays it is long, and which request it began with.
struct Cause: Hashable, Sendable {
  var request: RequestID?
  var delay: Int

  /// An input that no message caused.
  static let input = Cause(request: nil, delay: 0)
}
