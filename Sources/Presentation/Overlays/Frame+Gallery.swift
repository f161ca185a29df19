import TerminalUI

extension Frame {
  /// Scenarios and lessons by name; below the list the whole of what the selected one shows.
  mutating func drawGallery(_ cursor: ListCursor) {
    let items = GalleryItem.all
    let width = min(110, buffer.size.width)
    let rows = min(items.count, max(buffer.size.height - Self.detailRows - 5, 1))
    let room = box("Gallery", note: "j k select, Enter opens it, Esc closes", width: width, height: rows + Self.detailRows + 3)
    let list = room.rows(0, count: rows)
    for (line, row) in ScrollingList(galleryLines(width: list.width), cursor: cursor).draw(in: list, glyphs: glyphs, on: &buffer)
      .enumerated()
    {
      hits.append(Hit(rect: list.row(line), target: .choice(row)))
    }
    write(StyledText(String(repeating: glyphs.timelineLine, count: room.width), .border), row: rows, in: room)
    guard items.indices.contains(cursor.selected) else { return }
    let detail = glyphs.show(StyledText(items[cursor.selected].summary, .text)).wrapped(toColumns: max(room.width, 1))
    for (row, line) in detail.prefix(Self.detailRows).enumerated() { write(line, row: rows + 1 + row, in: room) }
  }

  /// The rows of what the selected one shows.
  private static let detailRows = 3

  private func galleryLines(width: Int) -> [StyledText] {
    let columns = GalleryItem.all.map(\.name.columns).max() ?? 0
    let room = max(width - columns - 13, 8)
    return GalleryItem.all.map { item in
      StyledText(item.kind.rawValue.padded(toColumns: 9), .dim) + StyledText(item.name.padded(toColumns: columns + 2), .text, .bold)
        + StyledText(item.summary.cut(toColumns: room, ellipsis: glyphs.ellipsis), .dim)
    }
  }
}
