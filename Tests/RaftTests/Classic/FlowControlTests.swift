import Raft
import Testing

@Suite("Flow control") struct FlowControlTests {
  /// Leader 1 replicates to 2, whose answers wait.
  private func replicating(configure: (inout Config) -> Void) throws -> Ensemble {
    try Classic.led(2, configure: configure)
  }

  @Test("messages go out until the window is full, then none; each answer lets one more through") func window() throws {
    var cluster = try replicating { $0.inflightMessagesMax = 3 }
    for number in UInt8(1)...5 {
      try cluster[1].propose([number])
      try cluster.drain()
    }
    #expect(cluster.inFlight.filter { $0.kind == .append }.map { $0.entries.map(\.index) } == [[3], [4], [5]])
    #expect(cluster[1].status.progress[2]?.isPaused == true)
    cluster.inFlight = []
    for acknowledged in LogIndex(3)...4 {
      try cluster.receive(.appendResponse, from: 2, to: 1, term: 2) { $0.index = acknowledged }
      let sent = try cluster.outbox(.append)
      // The message after a commit carries everything that stands there.
      #expect(sent.flatMap { $0.entries.map(\.index) } == (acknowledged == 3 ? [6, 7] : []))
      cluster.inFlight = []
    }
  }

  @Test("an answer for the middle of the window frees all before it") func freesUpTo() throws {
    var cluster = try replicating { $0.inflightMessagesMax = 3 }
    for number in UInt8(1)...3 {
      try cluster[1].propose([number])
      try cluster.drain()
    }
    try cluster.receive(.appendResponse, from: 2, to: 1, term: 2) { $0.index = 4 }
    #expect(cluster[1].status.progress[2]?.inflights.count == 1)
    // What is acknowledged twice frees nothing more.
    try cluster.receive(.appendResponse, from: 2, to: 1, term: 2) { $0.index = 4 }
    #expect(cluster[1].status.progress[2]?.inflights.count == 1)
  }

  @Test("a heartbeat's answer lets a single empty message through a full window") func heartbeat() throws {
    var cluster = try replicating { $0.inflightMessagesMax = 1 }
    try cluster[1].propose([1])
    try cluster[1].propose([2])
    try cluster.drain()
    cluster.inFlight = []
    for _ in 0..<3 {
      try cluster.receive(.heartbeatResponse, from: 2, to: 1, term: 2)
      let sent = try cluster.outbox(.append)
      #expect(sent.count == 1 && sent[0].entries.isEmpty && sent[0].index == 3)
      try cluster[1].propose([3])
      #expect(try cluster.outbox(.append).count == 1, "the window is still full")
      cluster.inFlight = []
    }
  }

  @Test("the window has a limit of bytes too, which the last message may exceed") func bytes() throws {
    var cluster = try replicating {
      $0.sizePerMessageMax = 20
      $0.inflightBytesMax = 25
    }
    for _ in 0..<4 {
      try cluster[1].propose(Array(repeating: 7, count: 10))
      try cluster.drain()
    }
    #expect(cluster.inFlight.filter { $0.kind == .append }.count == 3)
    #expect(cluster[1].status.progress[2]?.inflights.bytes == 30)
    cluster.inFlight = []
    try cluster.receive(.appendResponse, from: 2, to: 1, term: 2) { $0.index = 3 }
    #expect(try cluster.outbox(.append).flatMap(\.entries).map(\.index) == [6])
  }

  @Test("a probe is one message; a rejection or a heartbeat's answer lets the next one go") func probe() throws {
    var cluster = try replicating { _ in }
    cluster[1].reportUnreachable(2)
    #expect(cluster[1].status.progress[2]?.state == .probe)
    for number in UInt8(1)...3 { try cluster[1].propose([number]) }
    #expect(try cluster.outbox(.append).map(\.entries.count) == [1])
    cluster.inFlight = []
    try cluster.receive(.heartbeatResponse, from: 2, to: 1, term: 2)
    #expect(try cluster.outbox(.append).map(\.entries.count) == [3])
    cluster.inFlight = []
    try cluster.receive(.appendResponse, from: 2, to: 1, term: 2) { $0.index = 5 }
    #expect(cluster[1].status.progress[2]?.state == .replicate)
  }

  @Test("a message carries no more bytes than it may, and at least one entry") func messageSize() throws {
    for (limit, counts) in [(0, [1, 1, 1, 1]), (40, [2, 2]), (1 << 20, [4])] as [(UInt64, [Int])] {
      var cluster = try replicating { $0.sizePerMessageMax = limit }
      cluster[1].reportUnreachable(2)
      // The first one is the probe.
      for number in UInt8(0)..<4 { try cluster[1].propose(Array(repeating: number, count: 10)) }
      try cluster.drain()
      cluster.inFlight = []
      cluster[1].reportUnreachable(2)
      try cluster.receive(.appendResponse, from: 2, to: 1, term: 2) { $0.index = 2 }
      #expect(try cluster.outbox(.append).map(\.entries.count) == counts, "limit \(limit)")
    }
  }
}
