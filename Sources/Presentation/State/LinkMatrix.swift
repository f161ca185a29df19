/// The cursor of the link matrix: a row sends, a column receives.
struct LinkMatrix: Hashable, Sendable {
  var row = 0
  var column = 1

  mutating func move(rows: Int, columns: Int, count: Int) {
    guard count > 0 else { return }
    row = min(max(row + rows, 0), count - 1)
    column = min(max(column + columns, 0), count - 1)
  }
}
