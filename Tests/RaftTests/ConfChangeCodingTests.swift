import Raft
import Testing

@Suite("Configuration changes as bytes and as text")
struct ConfChangeCodingTests {
  @Test("The first version is encoded as etcd/raft does it, zeroes included")
  func version1() throws {
    let change = ConfChange(id: 1, kind: .removeNode, node: 300, context: [0x61])
    #expect(change.encoded() == [0x08, 1, 0x10, 1, 0x18, 0xac, 0x02, 0x22, 1, 0x61])
    #expect(ConfChange(kind: .addNode, node: 0).encoded() == [0x08, 0, 0x10, 0, 0x18, 0])
    #expect(try ConfChange(decoding: change.encoded()) == change)
    #expect(try ConfChange(decoding: []) == ConfChange(kind: .addNode, node: 0))
  }

  @Test("The second version is encoded as etcd/raft does it; leaving a joint configuration takes no bytes")
  func version2() throws {
    let change = ConfChangeV2(
      transition: .jointExplicit,
      changes: [ConfChangeSingle(kind: .addNode, node: 4), ConfChangeSingle(kind: .addLearnerNode, node: .max)], context: [7])
    let bytes = change.encoded()
    #expect(bytes.starts(with: [0x08, 2, 0x12, 4, 0x08, 0, 0x10, 4, 0x12, 13, 0x08, 3, 0x10, 0xff]))
    #expect(try ConfChangeV2(decoding: bytes) == change)
    #expect(ConfChangeV2().encoded() == [])
    #expect(try ConfChangeV2(decoding: [0x08, 0]) == ConfChangeV2())
  }

  @Test("Unknown fields are skipped, whatever their encoding")
  func unknownFields() throws {
    let bytes: [UInt8] = [0x29, 1, 2, 3, 4, 5, 6, 7, 8, 0x32, 2, 9, 9, 0x3d, 1, 2, 3, 4, 0x40, 0x85, 0x01, 0x18, 5]
    #expect(try ConfChange(decoding: bytes) == ConfChange(kind: .addNode, node: 5))
  }

  @Test(
    "Bytes that are no change are refused",
    arguments: [
      [0x08], [0x08, 0xff], [0x10, 4], [0x10, 0x80, 0x02], [0x0a, 1, 1], [0x22, 5, 1],
      [0x22, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1],
      [0x0b], [0x00, 1], [0x08, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 2], [0x29, 1],
    ] as [[UInt8]])
  func malformed(bytes: [UInt8]) {
    #expect(throws: RaftError.self) { try ConfChange(decoding: bytes) }
  }

  @Test("Every prefix and every single changed byte of an encoding is accepted or refused, and nothing else")
  func robust() {
    let bytes = ConfChangeV2(changes: [ConfChangeSingle(kind: .removeNode, node: 1 << 60)], context: [1, 2, 3]).encoded()
    var refused = 0
    for length in 0...bytes.count {
      if (try? ConfChangeV2(decoding: Array(bytes[..<length]))) == nil { refused += 1 }
    }
    for position in bytes.indices {
      for value in UInt8.min...UInt8.max {
        var mutated = bytes
        mutated[position] = value
        if (try? ConfChangeV2(decoding: mutated)) == nil { refused += 1 }
      }
    }
    #expect(refused > 0)
  }

  @Test("An entry carries a change by its kind")
  func entries() throws {
    let change = AnyConfChange.v1(ConfChange(kind: .updateNode, node: 3))
    let (kind, data) = change.encoded()
    #expect(try Entry(kind: kind, data: data).confChange() == change)
    #expect(try Entry(data: [1, 2, 3]).confChange() == nil)
    #expect(try Entry(kind: .confChangeV2).confChange() == .v2(ConfChangeV2()))
  }

  @Test("Steps are written as words")
  func words() throws {
    let changes = try ConfChangeSingle.list(parsing: "  r1 v4 l2 u5\n")
    #expect(changes.map(\.kind) == [.removeNode, .addNode, .addLearnerNode, .updateNode])
    #expect(changes.text == "r1 v4 l2 u5")
    #expect(try ConfChangeSingle.list(parsing: "").isEmpty)
  }

  @Test(
    "What is no step is named, in etcd/raft's and Go's words",
    arguments: [
      ("v", "unknown token v"), ("v1  v2", "unknown token "), ("x3", "unknown input: x3"),
      ("v-1", "strconv.ParseUint: parsing \"-1\": invalid syntax"), ("v+1", "strconv.ParseUint: parsing \"+1\": invalid syntax"),
      ("v1\nv2", "strconv.ParseUint: parsing \"1\\nv2\": invalid syntax"),
      ("v18446744073709551616", "strconv.ParseUint: parsing \"18446744073709551616\": value out of range"),
    ])
  func noSteps(text: String, message: String) {
    let error = #expect(throws: RaftError.self) { try ConfChangeSingle.list(parsing: text) }
    #expect(error?.description == message)
  }

  @Test("The text form names the fields in the schema's order")
  func textForm() {
    let change = ConfChange(id: 5, kind: .addLearnerNode, node: 3, context: [0x78])
    #expect(change.description == "type:ConfChangeAddLearnerNode node_id:3 context:\"x\" id:5")
    #expect(ConfChange(kind: .addNode, node: 3).description == "type:ConfChangeAddNode node_id:3")
  }
}
