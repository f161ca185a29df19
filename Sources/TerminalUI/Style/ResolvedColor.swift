/// A colour as a terminal is asked for it.
public enum ResolvedColor: Hashable, Sendable {
  /// The terminal's own.
  case terminalDefault
  /// One of the sixteen.
  case ansi(ANSIColor)
  /// One of xterm's 256.
  case indexed(UInt8)
  /// A 24-bit colour.
  case rgb(RGB)
}
