import Raft

/// A run as a text of at most 4 KB: the journal of its current branch, the cursor, and a fingerprint of the state there. Pasted elsewhere it
/// gives the same run at the same place.
///
/// ```
/// fastraft1.AQEuY2x1c3Rlci…
/// ─────┬─── ─┬──
///   format   journal, cursor, fingerprint, check sum; in the letters of base64 for addresses (RFC 4648, section 5)
/// ```
///
/// What a person or a clock did is written out; a run of deliveries that merely took the oldest message, or whatever was due next, is a count.
/// So a session of many thousand events fits, as long as most of them were steps.
public struct ShareToken: Hashable, Sendable {
  /// The most characters that a token has.
  public static let characterCountMax = 4096
  /// The version of the format.
  static let formatVersion: UInt64 = 1
  /// Raised whenever the same inputs come to give another state, so that an old token says why it differs.
  static let behaviourVersion: UInt64 = 1
  private static let prefix = "fastraft1."
  private static let eventCountMax = 1_000_000

  /// The token.
  public let text: String

  /// Makes the token of a run: its current branch up to the end, and its cursor.
  ///
  /// - Throws: ``ShareTokenError/tooLarge(characterCount:)``.
  ///
  /// Complexity: replays the branch.
  public init(_ run: Run) throws(ShareTokenError) {
    try self.init(run, digest: run.stateDigest())
  }

  /// Makes the token of a run with a given fingerprint; tests give a wrong one.
  package init(_ run: Run, digest: UInt64) throws(ShareTokenError) {
    var writer = ByteWriter()
    writer.write(number: Self.formatVersion)
    writer.write(number: Self.behaviourVersion)
    writer.write(text: run.settings.line)
    writer.write(number: UInt64(run.cursor))
    writer.write(number: digest)
    var journal = JournalWriter()
    journal.write(run)
    writer.write(bytes: journal.bytes)
    let bytes = writer.bytes + Self.checkSum(of: writer.bytes)
    text = Self.prefix + Base64URL.text(of: bytes)
    if text.utf8.count > Self.characterCountMax { throw .tooLarge(characterCount: text.utf8.count) }
  }

  /// A run that was made from a token.
  public struct Opened: Sendable {
    /// The run at its cursor.
    public var run: Run
    /// Why the state is not the one that was shared, in one line; nil when it is.
    public var difference: String?
  }

  /// Makes the run of a token. White space around and within it does not matter.
  ///
  /// - Throws: ``ShareTokenError``.
  public static func open(_ text: String) throws(ShareTokenError) -> Opened {
    let text = String(text.filter { !$0.isWhitespace })
    guard text.hasPrefix("fastraft") else { throw .notAToken }
    guard text.hasPrefix(prefix) else { throw .otherFormat }
    guard let bytes = Base64URL.bytes(of: String(text.dropFirst(prefix.count))), bytes.count > 4,
      checkSum(of: Array(bytes.dropLast(4))) == Array(bytes.suffix(4))
    else { throw .damaged }
    return try open(bytes: Array(bytes.dropLast(4)))
  }

  private static func open(bytes: [UInt8]) throws(ShareTokenError) -> Opened {
    var reader = ByteReader(bytes)
    guard let format = reader.readNumber(), let behaviour = reader.readNumber() else { throw .damaged }
    guard format == formatVersion else { throw .otherFormat }
    guard let line = reader.readText(), let cursor = reader.readNumber(), let digest = reader.readNumber(),
      let journal = reader.readBytes(), reader.isAtEnd, let settings = try? ScenarioSettings.parse(line), cursor <= UInt64(eventCountMax)
    else { throw .damaged }
    var run = Run(settings: settings)
    var inputs = JournalReader(journal)
    while let read = inputs.next(run) {
      guard let input = read.input, run.eventCount < eventCountMax else { throw .damaged }
      run.act(input)
    }
    guard Int(cursor) <= run.eventCount else { throw .damaged }
    run.seek(to: Int(cursor))
    return Opened(run: run, difference: difference(run.stateDigest(), digest, behaviour))
  }

  private static func difference(_ found: UInt64, _ shared: UInt64, _ behaviour: UInt64) -> String? {
    if found == shared { return nil }
    let why =
      behaviour == behaviourVersion
      ? "the program behaves otherwise than the one that shared it"
      : "it was shared by a program of behaviour \(behaviour), this one has \(behaviourVersion)"
    return "the state differs from the one that was shared: \(why)"
  }

  private static func checkSum(of bytes: [UInt8]) -> [UInt8] {
    var digest = Digest()
    digest.combine(bytes: bytes)
    return (0..<4).map { UInt8(truncatingIfNeeded: digest.value >> ($0 * 8)) }
  }
}

/// Why there is no token, or no run for one.
public enum ShareTokenError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The run does not fit.
  case tooLarge(characterCount: Int)
  /// The text is something else.
  case notAToken
  /// The text was cut or changed.
  case damaged
  /// The token is of another version of the format.
  case otherFormat

  /// What was wrong and what was expected, in one line.
  public var description: String {
    switch self {
    case .tooLarge(let count):
      "the run is too long for a token: \(count) characters, at most \(ShareToken.characterCountMax); save it as a file instead (:save FILE)"
    case .notAToken: "this is no share token; expected a text that begins with fastraft1."
    case .damaged: "the share token is cut or damaged; expected all of it, as it was copied"
    case .otherFormat: "the share token is of another version; expected one that begins with fastraft1."
    }
  }
}

extension ClusterSettings {
  /// The settings as the first line of a scenario says them.
  public var line: String { ScenarioSettings.text(of: self) }
}
