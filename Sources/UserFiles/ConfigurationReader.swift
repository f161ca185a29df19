import TOMLKit

/// Reads the text of a configuration file.
struct ConfigurationReader: TOMLFileReader {
  let source: UserText

  /// Reads the whole file.
  func configuration() throws(UserFileError) -> Configuration {
    let root = try parse()
    try allow(["theme", "color", "ascii", "mouse", "nodes", "seed", "keys"], in: root, at: [], what: "key")
    var configuration = Configuration()
    configuration.file = source.file
    configuration.text = source.text
    configuration.theme = try string(root["theme"], at: ["theme"])
    configuration.color = try string(root["color"], at: ["color"])
    configuration.ascii = try boolean(root["ascii"], at: ["ascii"])
    configuration.mouse = try boolean(root["mouse"], at: ["mouse"])
    configuration.nodes = try integer(root["nodes"], at: ["nodes"], in: 1...9)
    configuration.seed = try integer(root["seed"], at: ["seed"], in: 0...Int.max)
    if let keys = try table(root["keys"], at: ["keys"]) {
      for action in keys.keys.sorted() { configuration.bindings.append(try binding(action, keys[action])) }
    }
    return configuration
  }

  private func binding(_ action: String, _ value: (any TOMLValueConvertible)?) throws(UserFileError) -> Configuration.Binding {
    let path = ["keys", action]
    guard let value else { throw source.error(at: path, "keys.\(action) is empty, expected is a list of keys") }
    guard let array = value.array else { throw wrongType(value, at: path, expected: "a list of keys") }
    var keys: [String] = []
    for element in array {
      guard let key = element.string else { throw wrongType(element, at: path, expected: "a list of keys") }
      keys.append(key)
    }
    return Configuration.Binding(action: action, keys: keys)
  }

  private func boolean(_ value: (any TOMLValueConvertible)?, at path: [String]) throws(UserFileError) -> Bool? {
    guard let value else { return nil }
    guard let boolean = value.bool else { throw wrongType(value, at: path, expected: "true or false") }
    return boolean
  }

  private func integer(_ value: (any TOMLValueConvertible)?, at path: [String], in range: ClosedRange<Int>) throws(UserFileError) -> Int? {
    guard let value else { return nil }
    let expected = range.upperBound == .max ? "a whole number from \(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
    guard let number = value.int else { throw wrongType(value, at: path, expected: expected) }
    guard range.contains(number) else { throw source.error(at: path, "\(shown(path)) is \(number), expected is \(expected)") }
    return number
  }
}
