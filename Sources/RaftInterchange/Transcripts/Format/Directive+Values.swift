extension Directive {
  /// Reads a value as a truth value, in any of the spellings that etcd/raft's tests accept.
  func boolean(_ value: String, of key: String) throws(TranscriptError) -> Bool {
    switch value {
    case "1", "t", "T", "true", "TRUE", "True": return true
    case "0", "f", "F", "false", "FALSE", "False": return false
    default: throw error("expected \(key)=true or \(key)=false" + but(value))
    }
  }

  /// Reads a value as a number.
  func number<Number: FixedWidthInteger>(_ value: String, of key: String) throws(TranscriptError) -> Number {
    guard value.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Number(value) else {
      throw error("expected a number for \(key)" + but(value))
    }
    return number
  }

  /// What stands there instead, if anything does.
  private func but(_ value: String) -> String { value.isEmpty ? "" : ", not \(value)" }
}
