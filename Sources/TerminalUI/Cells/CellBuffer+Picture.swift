extension CellBuffer {
  /// The grid as lines of text, for tests and for screens in documents. Spaces at the ends of lines are left out unless asked for.
  public func picture(trimsLines: Bool = true) -> String {
    lines(trimming: trimsLines ? " " : nil) { cell in cell.isContinuation ? "" : String(cell.character) }
  }

  /// The role of each cell as its letter (``Role/letter``), a full stop for plain text; full stops at the ends of lines are left out.
  public func rolePicture() -> String {
    lines(trimming: Role.text.letter) { cell in String(cell.style.role.letter) }
  }

  /// The surface of each cell as its role's letter, a full stop where there is none.
  public func surfacePicture() -> String {
    lines(trimming: Role.text.letter) { cell in String(cell.style.surface?.letter ?? Role.text.letter) }
  }

  /// The attributes that each cell has of its own, as one hexadecimal digit (bold 1, underline 2, reverse 4, dim 8), a full stop for none.
  public func attributePicture() -> String {
    lines(trimming: ".") { cell in
      let bits = cell.style.attributes.rawValue
      return bits == 0 ? "." : String(bits, radix: 16)
    }
  }

  private func lines(trimming trailing: Character?, _ show: (Cell) -> String) -> String {
    (0..<size.height).map { y in
      var line = row(y).map(show).joined()
      while let trailing, line.last == trailing { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }
}
