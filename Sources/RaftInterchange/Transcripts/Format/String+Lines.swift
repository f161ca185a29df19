extension String {
  /// The lines, without what ends them; the text behind the last line feed counts as a line only if there is any.
  ///
  /// Split by bytes, since a carriage return and a line feed are a single character.
  var lines: [String] {
    var lines = utf8.split(separator: 0x0a, omittingEmptySubsequences: false).map { line in
      String(Substring(line.last == 0x0d ? line.dropLast() : line))
    }
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}
