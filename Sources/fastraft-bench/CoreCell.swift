/// One cell of the core's benchmark.
struct CoreCell {
  var nodes: Int
  var window: Int
  var batch: Int
  var payloadBytes: Int
  var proposesAtLeader: Bool
  var isFast: Bool

  /// The cell in words.
  var name: String {
    "n=\(nodes) window=\(window) batch=\(batch) bytes=\(payloadBytes) at=\(proposesAtLeader ? "leader" : "follower") "
      + "track=\(isFast ? "fast" : "classic")"
  }

  /// How many entries to commit, so that every cell takes a comparable time.
  func entries(scale: Int) -> Int { max(window * 4, (batch > 1 ? 60_000 : 20_000) * scale / 100 / nodes * 3) / batch * batch }

  /// All cells: batches only where they fit the window.
  static let all: [CoreCell] = {
    var cells: [CoreCell] = []
    for isFast in [false, true] {
      for nodes in [3, 5, 7] {
        for (window, batch) in [(1, 1), (64, 1), (64, 64), (1024, 1), (1024, 64)] {
          for bytes in [16, 256] {
            for atLeader in [true, false] {
              cells.append(
                CoreCell(nodes: nodes, window: window, batch: batch, payloadBytes: bytes, proposesAtLeader: atLeader, isFast: isFast))
            }
          }
        }
      }
    }
    return cells
  }()
}
