import Raft

/// Why a command did not succeed.
enum CommandFailure: Error {
  /// The cluster refused it; the text is part of the output.
  case refused(String)
  /// It cannot be understood; the transcript is unusable.
  case malformed(TranscriptError)
}

/// Runs what the core or a storage may refuse, and passes the refusal on in its words.
func refusing<Result>(_ body: () throws -> Result) throws(CommandFailure) -> Result {
  do {
    return try body()
  } catch let error as any (Error & CustomStringConvertible) {
    throw .refused(error.description)
  } catch {
    throw .refused(String(describing: error))
  }
}

/// Passes on that a directive cannot be understood.
func understanding<Result>(_ body: () throws(TranscriptError) -> Result) throws(CommandFailure) -> Result {
  do throws(TranscriptError) {
    return try body()
  } catch {
    throw .malformed(error)
  }
}
