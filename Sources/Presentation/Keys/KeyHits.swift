import TerminalUI

/// Finds the keys that a line of hints names, so that a click on a hint is the same as its key: `j k scroll, Esc closes`.
enum KeyHits {
  /// Where each key can be clicked, for a line that is drawn from a place on. Names of keys stand at the start of a hint; hints are separated
  /// by commas or by more than one space, and what a hint says belongs to its last key.
  static func hits(in line: String, at origin: Point) -> [Hit] {
    var hits: [Hit] = []
    var isHintStart = true
    var column = 0
    for word in line.split(separator: " ", omittingEmptySubsequences: false) {
      defer { column += String(word).columns + 1 }
      if word.isEmpty {
        isHintStart = true
        continue
      }
      let bare = word.hasSuffix(",") && word.count > 1 ? String(word.dropLast()) : String(word)
      let key = isHintStart ? KeyName.key(bare) : nil
      if let key {
        hits.append(Hit(rect: Rect(x: origin.x + column, y: origin.y, width: bare.columns, height: 1), target: .key(key)))
      } else if let last = hits.last, !isHintStart || last.rect.maxX == origin.x + column - 1 {
        hits[hits.count - 1].rect.width = origin.x + column + bare.columns - last.rect.x
        isHintStart = false
      } else {
        isHintStart = false
      }
      if word.hasSuffix(",") { isHintStart = true }
    }
    return hits
  }
}
