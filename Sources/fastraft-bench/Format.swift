/// A number with so many digits behind the point, right-aligned.
func format(_ value: Double, _ width: Int, digits: Int = 1) -> String {
  let scale = (0..<digits).reduce(1) { scale, _ in scale * 10 }
  let scaled = Int((value * Double(scale)).rounded())
  let fraction = String(scaled % scale)
  let text = digits == 0 ? "\(scaled)" : "\(scaled / scale).\(String(repeating: "0", count: digits - fraction.count))\(fraction)"
  return String(repeating: " ", count: max(width - text.count, 0)) + text
}

extension String {
  /// The text with spaces behind it, at least one.
  func padding(_ width: Int) -> String { self + String(repeating: " ", count: max(width - count, 1)) }
}
