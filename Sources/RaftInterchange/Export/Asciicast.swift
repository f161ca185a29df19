/// A recording of a terminal in asciinema's format, version 2: a header, then one line for each output and each marker.
public struct Asciicast: Hashable, Sendable {
  /// Something that happens in the recording.
  public struct Event: Hashable, Sendable {
    /// When, in milliseconds from the start.
    public var atMilliseconds: Int
    /// What.
    public var kind: Kind

    /// What happens.
    public enum Kind: Hashable, Sendable {
      /// The terminal is sent this text, with its escape sequences.
      case output(String)
      /// A player can jump here.
      case marker(String)
    }

    /// Makes an event.
    public init(atMilliseconds: Int, _ kind: Kind) {
      self.atMilliseconds = atMilliseconds
      self.kind = kind
    }
  }

  /// Columns.
  public var width: Int
  /// Rows.
  public var height: Int
  /// What it shows.
  public var title: String
  /// What happens; times never go back.
  public private(set) var events: [Event] = []

  /// Makes an empty recording.
  public init(width: Int, height: Int, title: String) {
    self.width = width
    self.height = height
    self.title = title
  }

  /// Adds an event. One that would go back in time happens at the time of the one before.
  public mutating func add(_ event: Event) {
    var event = event
    event.atMilliseconds = max(event.atMilliseconds, events.last?.atMilliseconds ?? 0)
    events.append(event)
  }

  /// The file. It holds no date, so that the same run gives the same bytes.
  public var text: String {
    let header = JSONText.object([
      ("version", "2"), ("width", "\(width)"), ("height", "\(height)"), ("title", JSONText.string(title)),
      ("env", JSONText.object([("TERM", JSONText.string("xterm-256color"))])),
    ])
    return ([header] + events.map(Self.line(of:))).map { $0 + "\n" }.joined()
  }

  private static func line(of event: Event) -> String {
    let digits = String(event.atMilliseconds % 1000)
    let time = "\(event.atMilliseconds / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
    return switch event.kind {
    case .output(let text): JSONText.array([time, "\"o\"", JSONText.string(text)])
    case .marker(let label): JSONText.array([time, "\"m\"", JSONText.string(label)])
    }
  }
}
