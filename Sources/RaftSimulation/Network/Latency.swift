import Raft

/// How long messages travel: a base for all links, a share drawn once for each link, and a share drawn for each message.
public struct Latency: Hashable, Sendable {
  /// The draws of the run.
  public var randomness: Randomness
  /// The least that any message takes, in microseconds.
  public var baseMicroseconds: UInt64
  /// The most that link and message add to it, in microseconds, half each.
  public var jitterMicroseconds: UInt64

  /// The least that a message takes from one node to another, where links differ; empty where they do not.
  var matrix: [[UInt64]] = []

  /// Makes a model of latency.
  public init(randomness: Randomness, baseMicroseconds: UInt64, jitterMicroseconds: UInt64) {
    self.randomness = randomness
    self.baseMicroseconds = baseMicroseconds
    self.jitterMicroseconds = jitterMicroseconds
  }

  /// How long the message with this ordinal on the link travels. Both directions of a link share its fixed part.
  func microseconds(on link: Link, ordinal: UInt64) -> UInt64 {
    let base = baseMicroseconds(on: link)
    guard jitterMicroseconds > 1 else { return base + jitterMicroseconds }
    let half = jitterMicroseconds / 2
    let pair = min(link.from, link.to) << 8 | max(link.from, link.to)
    let direction = link.from << 8 | link.to
    return base + randomness.draw(.linkLatency, subject: pair, ordinal: 0, below: half + 1)
      + randomness.draw(.messageJitter, subject: direction, ordinal: ordinal, below: half + 1)
  }

  private func baseMicroseconds(on link: Link) -> UInt64 {
    let (row, column) = (Int(link.from) - 1, Int(link.to) - 1)
    guard matrix.indices.contains(row), matrix[row].indices.contains(column) else { return baseMicroseconds }
    return matrix[row][column]
  }
}
