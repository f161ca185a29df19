/// Reads the fields of a protobuf message from bytes that nobody vouches for.
struct ProtobufReader {
  /// A field's value in one of the encodings that configuration changes use.
  enum Value {
    case number(UInt64)
    case bytes(ArraySlice<UInt8>)
    case other
  }

  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  /// The number and value of the next field, nil at the end.
  mutating func next() throws(RaftError) -> (field: UInt64, value: Value)? {
    if rest.isEmpty { return nil }
    let tag = try number()
    let field = tag >> 3
    if field == 0 || field > 0x1fff_ffff { throw .invalidConfChange("conf change: illegal field number \(field)") }
    switch tag & 7 {
    case 0: return (field, .number(try number()))
    case 1: return (field, try skip(8))
    case 2: return (field, .bytes(try take(try number())))
    case 5: return (field, try skip(4))
    default: throw .invalidConfChange("conf change: illegal wire type \(tag & 7)")
    }
  }

  private mutating func number() throws(RaftError) -> UInt64 {
    var result: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      guard let byte = rest.popFirst() else { throw .invalidConfChange("conf change: unexpected end") }
      if shift == 63 && byte > 1 { break }
      result |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return result }
    }
    throw .invalidConfChange("conf change: number too large")
  }

  private mutating func take(_ count: UInt64) throws(RaftError) -> ArraySlice<UInt8> {
    guard count <= UInt64(rest.count) else { throw .invalidConfChange("conf change: unexpected end") }
    defer { rest = rest.dropFirst(Int(count)) }
    return rest.prefix(Int(count))
  }

  private mutating func skip(_ count: UInt64) throws(RaftError) -> Value {
    _ = try take(count)
    return .other
  }
}

extension ProtobufReader.Value {
  /// The number, where the schema wants one.
  func asNumber() throws(RaftError) -> UInt64 {
    guard case .number(let number) = self else { throw .invalidConfChange("conf change: wrong wire type") }
    return number
  }

  /// The bytes, where the schema wants some.
  func asBytes() throws(RaftError) -> ArraySlice<UInt8> {
    guard case .bytes(let bytes) = self else { throw .invalidConfChange("conf change: wrong wire type") }
    return bytes
  }
}
