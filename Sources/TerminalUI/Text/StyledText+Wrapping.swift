extension StyledText {
  /// The text broken into lines of at most `width` columns, at spaces where there are any and at newlines always; a word longer than a line is
  /// cut between characters. Lines after the first begin `hangingIndent` columns in. A width below 1 gives no lines.
  public func wrapped(toColumns width: Int, hangingIndent: Int = 0) -> [StyledText] {
    guard width > 0 else { return [] }
    var wrapper = LineWrapper(width: width, indent: max(0, min(hangingIndent, width - 2)))
    for span in spans {
      for character in span.text { wrapper.add(character, span.style) }
    }
    return wrapper.finish()
  }
}
