/// A rectangle of cells: the part of the screen that a pane draws in.
public struct Rect: Hashable, Sendable {
  /// The leftmost column.
  public var x: Int
  /// The topmost row.
  public var y: Int
  /// Columns.
  public var width: Int
  /// Rows.
  public var height: Int

  /// The rectangle whose top left cell is (`x`, `y`); negative extents count as zero.
  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
  }

  /// The rectangle that covers a whole grid.
  public init(_ size: Size) { self.init(x: 0, y: 0, width: size.width, height: size.height) }

  /// The column right of the last one.
  public var maxX: Int { x + width }
  /// The row below the last one.
  public var maxY: Int { y + height }
  /// Whether there is no cell in it.
  public var isEmpty: Bool { width == 0 || height == 0 }
  /// The cell at its top left.
  public var origin: Point { Point(x: x, y: y) }
  /// Its extents.
  public var size: Size { Size(width: width, height: height) }

  /// Whether the cell lies inside.
  public func contains(_ point: Point) -> Bool {
    point.x >= x && point.x < maxX && point.y >= y && point.y < maxY
  }

  /// The cells that both have; empty where they do not meet.
  public func intersection(_ other: Rect) -> Rect {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return Rect(x: left, y: top, width: min(maxX, other.maxX) - left, height: min(maxY, other.maxY) - top)
  }

  /// The rectangle without its outer `columns` on each side and `rows` above and below.
  public func inset(columns: Int = 1, rows: Int = 1) -> Rect {
    Rect(x: x + min(columns, width), y: y + min(rows, height), width: width - 2 * columns, height: height - 2 * rows)
  }

  /// One row of it, counted from its top; empty when there is no such row.
  public func row(_ index: Int) -> Rect { rows(index, count: 1) }

  /// `count` rows from `first` on, counted from its top and cut to what there is.
  public func rows(_ first: Int, count: Int = .max) -> Rect {
    let start = min(max(0, first), height)
    return Rect(x: x, y: y + start, width: width, height: min(count, height - start))
  }

  /// `count` columns from `first` on, counted from its left and cut to what there is.
  public func columns(_ first: Int, count: Int = .max) -> Rect {
    let start = min(max(0, first), width)
    return Rect(x: x + start, y: y, width: min(count, width - start), height: height)
  }

  /// A rectangle of at most the given size in the middle of this one: where a dialog goes.
  public func centered(_ size: Size) -> Rect {
    let innerWidth = min(size.width, width)
    let innerHeight = min(size.height, height)
    return Rect(x: x + (width - innerWidth) / 2, y: y + (height - innerHeight) / 2, width: innerWidth, height: innerHeight)
  }
}
