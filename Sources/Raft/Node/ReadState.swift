/// The answer to a read request: once the application has applied up to the index, it may serve the read (etcd/raft's `ReadState`).
public struct ReadState: Hashable, Sendable {
  /// The index to apply first.
  public var index: LogIndex
  /// The bytes that the request was made with.
  public var requestContext: [UInt8]

  /// Makes a read state.
  public init(index: LogIndex, requestContext: [UInt8]) {
    self.index = index
    self.requestContext = requestContext
  }
}
