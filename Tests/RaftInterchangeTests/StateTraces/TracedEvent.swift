import Foundation

/// An event of a state trace, read back from its line.
struct TracedEvent: Decodable {
  struct State: Decodable, Equatable {
    var term: UInt64
    var vote: String
    var commit: UInt64
  }

  struct Message: Decodable, Hashable {
    var type: String
    var term: UInt64
    var from: String
    var to: String
    var entries: UInt64
    var logTerm: UInt64
    var index: UInt64
    var commit: UInt64
    var reject: Bool
    var rejectHint: UInt64
  }

  struct Properties: Decodable {
    struct ConfChange: Decodable {
      var newconf: [String]?
    }
    var cc: ConfChange?
  }

  private struct Line: Decodable {
    var event: TracedEvent
  }

  var name: String
  var nid: String
  var state: State
  var role: String
  var log: UInt64
  var conf: [[String]]
  var msg: Message?
  var prop: Properties?

  /// The events of a trace, in order.
  static func read(_ trace: String) throws -> [TracedEvent] {
    let decoder = JSONDecoder()
    return try trace.split(separator: "\n").map { try decoder.decode(Line.self, from: Data($0.utf8)).event }
  }
}
