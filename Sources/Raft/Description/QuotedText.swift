/// Bytes in double quotes with everything escaped that a terminal could not show (the form of Go's `%q`).
///
/// Bytes that are no UTF-8 are shown as `\x` and two digits.
public func quotedText(_ bytes: [UInt8]) -> String {
  var text = "\""
  var rest = bytes[...]
  while !rest.isEmpty {
    let length = scalarLength(rest)
    if length == 0 {
      text += "\\x" + hexadecimal(UInt32(rest.removeFirst()), digits: 2)
      continue
    }
    let scalar = String(decoding: rest.prefix(length), as: UTF8.self).unicodeScalars.first!
    rest = rest.dropFirst(length)
    append(scalar, to: &text)
  }
  return text + "\""
}

private func append(_ scalar: Unicode.Scalar, to text: inout String) {
  switch scalar {
  case "\"": text += "\\\""
  case "\\": text += "\\\\"
  case "\u{07}": text += "\\a"
  case "\u{08}": text += "\\b"
  case "\u{0c}": text += "\\f"
  case "\n": text += "\\n"
  case "\r": text += "\\r"
  case "\t": text += "\\t"
  case "\u{0b}": text += "\\v"
  case _ where isPrintable(scalar): text.unicodeScalars.append(scalar)
  case _ where scalar.value < 0x20 || scalar.value == 0x7f: text += "\\x" + hexadecimal(scalar.value, digits: 2)
  case _ where scalar.value < 0x10000: text += "\\u" + hexadecimal(scalar.value, digits: 4)
  default: text += "\\U" + hexadecimal(scalar.value, digits: 8)
  }
}

private func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
  case .spaceSeparator: scalar == " "
  default: true
  }
}

/// The length in bytes of the UTF-8 sequence at the start, 0 when there is no valid one.
private func scalarLength(_ bytes: ArraySlice<UInt8>) -> Int {
  let first = bytes[bytes.startIndex]
  let length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0
  guard length <= bytes.count else { return 0 }
  var iterator = bytes.prefix(length).makeIterator()
  var decoder = UTF8()
  guard length > 0, case .scalarValue(let scalar) = decoder.decode(&iterator) else { return 0 }
  return UTF8.width(scalar) == length ? length : 0
}

private func hexadecimal(_ value: UInt32, digits: Int) -> String {
  let text = String(value, radix: 16)
  return String(repeating: "0", count: max(0, digits - text.count)) + text
}
