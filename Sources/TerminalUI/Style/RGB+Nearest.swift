extension RGB {
  /// The nearest of xterm's colours 16–255: the 6×6×6 cube and the ramp of greys. The first sixteen are left out, since people change them.
  public var nearestIndexed: UInt8 {
    (16...255).min { distance(to: RGB(indexed: $0)) < distance(to: RGB(indexed: $1)) }!
  }

  /// The nearest of the sixteen, taking xterm's values for them.
  public var nearestANSI: ANSIColor {
    ANSIColor.allCases.min { distance(to: RGB(ansi: $0)) < distance(to: RGB(ansi: $1)) }!
  }

  /// The value of one of xterm's colours from 16 up.
  init(indexed: UInt8) {
    if indexed >= 232 {
      let grey = 8 + 10 * (indexed - 232)
      self.init(red: grey, green: grey, blue: grey)
    } else {
      let steps: [UInt8] = [0, 95, 135, 175, 215, 255]
      let cell = Int(indexed) - 16
      self.init(red: steps[cell / 36], green: steps[cell / 6 % 6], blue: steps[cell % 6])
    }
  }

  /// xterm's value of one of the sixteen.
  init(ansi: ANSIColor) {
    let values: [UInt32] = [
      0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
      0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ]
    let value = values[Int(ansi.rawValue)]
    self.init(red: UInt8(value >> 16), green: UInt8(value >> 8 & 0xFF), blue: UInt8(value & 0xFF))
  }
}
