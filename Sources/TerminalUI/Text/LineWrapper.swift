/// Gathers characters into words and words into lines.
struct LineWrapper {
  let width: Int
  let indent: Int
  private var lines: [StyledText] = []
  private var line = StyledText()
  private var lineColumns = 0
  private var word = StyledText()
  private var wordColumns = 0
  private var space = StyledText()
  private var spaceColumns = 0
  private var lineHasWord = false

  init(width: Int, indent: Int) {
    self.width = width
    self.indent = indent
  }

  mutating func add(_ character: Character, _ style: Style) {
    if character.isNewline {
      endWord()
      endLine(indenting: false)
    } else if character == " " {
      endWord()
      space.append(" ", style)
      spaceColumns += 1
    } else {
      let columns = character.columns
      if wordColumns + columns > width - (lines.isEmpty && !lineHasWord ? 0 : indent) { endWord() }
      word.append(String(character), style)
      wordColumns += columns
    }
  }

  mutating func finish() -> [StyledText] {
    endWord()
    lines.append(line)
    return lines
  }

  private mutating func endWord() {
    guard !word.isEmpty else { return }
    if lineColumns + spaceColumns + wordColumns > width && lineHasWord { endLine(indenting: true) }
    // Spaces at the start of the text are the author's own indentation; those at a break vanish.
    if lineColumns + spaceColumns + wordColumns <= width {
      line += space
      lineColumns += spaceColumns
    }
    line += word
    lineColumns += wordColumns
    lineHasWord = true
    clearWord()
  }

  private mutating func endLine(indenting: Bool) {
    lines.append(line)
    line = StyledText(indenting ? String(repeating: " ", count: indent) : "")
    lineColumns = indenting ? indent : 0
    lineHasWord = false
    space = StyledText()
    spaceColumns = 0
  }

  private mutating func clearWord() {
    word = StyledText()
    wordColumns = 0
    space = StyledText()
    spaceColumns = 0
  }
}
