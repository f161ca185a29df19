import Foundation
import Raft
import RaftInterchange
import Testing

@Suite(
  "State traces beside the one that etcd/raft recorded",
  .enabled(if: TranscriptData.exampleTrace != nil, "etcd/raft's example is not here: set FASTRAFT_ETCD_DATA to its directory"))
struct ExampleTraceTests {
  @Test("Five nodes start, and one is elected, with the same events and the same states")
  func sameStart() throws {
    var cluster = try TracedCluster(5)
    try cluster.at(2) { try $0.campaign() }
    // The recorded run's node 2 had its votes from 5, then from 4.
    for voter in [5, 4, 1, 3] as [NodeID] { try cluster.deliver { $0.to == voter } }
    for voter in [5, 4] as [NodeID] { try cluster.deliver { $0.from == voter } }
    for id in NodeID(1)...5 {
      let own = events(cluster.text, of: id)
      let theirs = events(try #require(TranscriptData.exampleTrace), of: id).prefix(own.count)
      #expect(own.count >= 16)
      for (position, (mine, recorded)) in zip(own, theirs).enumerated() { #expect(mine == recorded, "event \(position) of node \(id)") }
    }
  }

  @Test("Every line of a run with losses, a restart and membership changes has a shape that occurs there")
  func sameShapes() throws {
    let known = Set(try #require(TranscriptData.exampleTrace).split(separator: "\n").map { Self.shape($0) })
    var cluster = try TracedCluster(4, members: 3)
    try cluster.at(1) { try $0.campaign() }
    try cluster.settle()
    try cluster.at(1) { try $0.propose([1]) }
    try cluster.settle { $0.to == 3 }
    try cluster.restart(3)
    for _ in 0..<3 {
      try cluster.at(1) { $0.tick() }
      try cluster.settle()
    }
    try cluster.at(1) { try $0.proposeConfChange(.v1(ConfChange(kind: .addNode, node: 4))) }
    try cluster.settle()
    try cluster.at(1) { try $0.proposeConfChange(.v1(ConfChange(kind: .removeNode, node: 2))) }
    try cluster.settle()
    try cluster.at(3) { try $0.campaign() }
    try cluster.settle()
    let unknown = Set(cluster.text.split(separator: "\n").map { Self.shape($0) }).subtracting(known)
    #expect(unknown.isEmpty, "\(unknown.sorted())")
    #expect(Set(cluster.names()) == Set(TraceEventName.allCases.map(\.rawValue)))
  }

  /// A line without its numbers, identifiers, the names of kinds and the contents of lists; the name of the event stays.
  private static func shape(_ line: Substring) -> String {
    var shape: [UInt8] = []
    var word: [UInt8] = []
    var lastWord: [UInt8] = []
    var isQuoted = false
    for byte in line.utf8 {
      if byte == quote && isQuoted {
        if !word.allSatisfy(isDigit) && !valueIsFree.contains(lastWord) { shape += word }
        lastWord = word
        word.removeAll(keepingCapacity: true)
      }
      if byte == quote {
        isQuoted.toggle()
      } else if isQuoted {
        word.append(byte)
      } else if !isDigit(byte) && !isLetter(byte) && byte != UInt8(ascii: ".") && byte != UInt8(ascii: ",") {
        shape.append(byte)
      }
    }
    return String(decoding: shape, as: UTF8.self)
  }

  private static let quote = UInt8(ascii: "\"")

  private static let valueIsFree = Set(["caller", "type", "role", "action"].map { Array($0.utf8) })

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// Outside of quotes only true and false have letters.
  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7a }
}
