import Raft
import RaftSimulation
import Testing

private func entry(_ index: LogIndex, _ command: ApplicationCommand) -> Entry { Entry(term: 1, index: index, data: command.encoded) }

private func put(_ number: UInt64, _ key: String, _ value: String, client: NodeID = 3) -> ApplicationCommand {
  ApplicationCommand(request: RequestID(client: client, number: number), operation: .put(key: key, value: value))
}

@Suite("The key-value application") struct ApplicationTests {
  @Test("A command survives its way through the log") func codec() {
    for command in [
      put(1, "k", "v"), put(300, "", "\0 and ü", client: 9),
      ApplicationCommand(request: RequestID(client: 1, number: .max), operation: .record("x")),
    ] {
      #expect(ApplicationCommand(decoding: command.encoded) == command)
    }
  }

  @Test("Bytes that are no command are taken for what they are") func foreignBytes() {
    for bytes in [[], [0], [1], [2, 3], [1, 1, 1, 5, 65], [1, 1, 1, 1, 65, 66], [2, 0xff, 0xff], Array("some data".utf8)] as [[UInt8]] {
      #expect(ApplicationCommand(decoding: bytes) == nil)
    }
    #expect(EntryValue(Entry(data: Array("some data".utf8))).tag == "some data")
    #expect(EntryValue(Entry(data: [0, 255])).tag == "0x00ff")
    #expect(EntryValue(Entry()).tag == "·")
  }

  @Test("A request takes effect once, in whatever order its client's requests arrive") func exactlyOnce() {
    var application = Application()
    #expect(application.apply(entry(1, put(2, "k", "second"))) == .stored(KeyValue(key: "k", value: "second")))
    #expect(application.apply(entry(2, put(1, "k", "first"))) == .stored(KeyValue(key: "k", value: "first")))
    #expect(application.apply(entry(3, put(2, "k", "second"))) == .duplicate(RequestID(client: 3, number: 2)))
    #expect(application.apply(entry(4, put(2, "k", "other client", client: 4))) == .stored(KeyValue(key: "k", value: "other client")))
    #expect(application.apply(Entry(term: 1, index: 5)) == .none)
    #expect(application.value(of: "k") == "other client")
    #expect(application.appliedIndex == 5)
  }

  @Test("A snapshot carries values, the table of requests and the fingerprint") func snapshot() throws {
    var original = Application()
    for number in [1, 2, 5, 9] as [UInt64] { _ = original.apply(entry(number, put(number, "k\(number)", "v"))) }
    var restored = try #require(Application(decoding: original.encoded))
    #expect(restored == original)
    #expect(restored.apply(entry(10, put(5, "k5", "again"))) == .duplicate(RequestID(client: 3, number: 5)))
    #expect(Application(decoding: original.encoded.dropLast()) == nil)
    #expect(Application(decoding: [1, 2, 3]) == nil)
  }

  @Test("Equal sequences have equal fingerprints, whatever the terms; others differ") func history() {
    var one = Application()
    var other = Application()
    var different = Application()
    _ = one.apply(Entry(term: 1, index: 1, data: put(1, "k", "v").encoded))
    _ = other.apply(Entry(term: 4, index: 1, data: put(1, "k", "v").encoded))
    _ = different.apply(Entry(term: 1, index: 1, data: put(1, "k", "w").encoded))
    #expect(one.history == other.history)
    #expect(one.history != different.history)
  }
}
