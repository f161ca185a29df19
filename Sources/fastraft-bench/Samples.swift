/// Measured values.
struct Samples {
  private(set) var values: [Double] = []

  mutating func add(_ value: Double) { values.append(value) }

  mutating func add(_ others: Samples) { values += others.values }

  /// The smallest value that is at least as large as a share of all; 0 without any.
  func percentile(_ percent: Int) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[max((sorted.count * percent + 99) / 100 - 1, 0)]
  }

  /// Half of the values are no larger.
  var median: Double { percentile(50) }

  /// The largest value.
  var maximum: Double { values.max() ?? 0 }
}
