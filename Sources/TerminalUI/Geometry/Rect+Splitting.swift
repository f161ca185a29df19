extension Rect {
  /// Parts from top to bottom, as wide as the whole, with `gap` empty rows between them.
  public func splitRows(_ extents: [Extent], gap: Int = 0) -> [Rect] {
    var top = y
    return Extent.lengths(of: extents, in: height - gap * max(0, extents.count - 1)).map { length in
      let part = Rect(x: x, y: top, width: width, height: length).intersection(self)
      top += length + gap
      return part
    }
  }

  /// Parts from left to right, as high as the whole, with `gap` empty columns between them.
  public func splitColumns(_ extents: [Extent], gap: Int = 0) -> [Rect] {
    var left = x
    return Extent.lengths(of: extents, in: width - gap * max(0, extents.count - 1)).map { length in
      let part = Rect(x: left, y: y, width: length, height: height).intersection(self)
      left += length + gap
      return part
    }
  }
}
