import TOMLKit

/// What the readers of a person's TOML files share: values of the wrong type and unknown keys make errors that name the line.
protocol TOMLFileReader {
  /// The text that is read.
  var source: UserText { get }
}

extension TOMLFileReader {
  /// The document as a table.
  func parse() throws(UserFileError) -> TOMLTable {
    do {
      return try TOMLTable(string: source.text)
    } catch let error as TOMLParseError {
      let message = error.description.split(whereSeparator: \.isNewline).joined(separator: " ")
      throw UserFileError(file: source.file, line: error.source.begin.line, problem: "this is not TOML: \(message)")
    } catch {
      throw UserFileError(file: source.file, problem: "this is not TOML: \(error)")
    }
  }

  /// The keys of a table that are none of the accepted ones make an error.
  func allow(_ accepted: [String], in table: TOMLTable, at path: [String], what: String) throws(UserFileError) {
    guard let unknown = table.keys.sorted().first(where: { !accepted.contains($0) }) else { return }
    let place = path.isEmpty ? "" : " in \(shown(path))"
    throw source.error(
      at: path + [unknown], "the \(what) \"\(unknown)\"\(place) is unknown; accepted are \(accepted.joined(separator: ", "))")
  }

  /// A string, nothing when there is no value.
  func string(_ value: (any TOMLValueConvertible)?, at path: [String]) throws(UserFileError) -> String? {
    guard let value else { return nil }
    guard let string = value.string else { throw wrongType(value, at: path, expected: "a string") }
    return string
  }

  /// A table, nothing when there is no value.
  func table(_ value: (any TOMLValueConvertible)?, at path: [String]) throws(UserFileError) -> TOMLTable? {
    guard let value else { return nil }
    guard let table = value.table else { throw wrongType(value, at: path, expected: "a table") }
    return table
  }

  /// The error of a value of the wrong type.
  func wrongType(_ value: any TOMLValueConvertible, at path: [String], expected: String) -> UserFileError {
    source.error(at: path, "\(shown(path)) is \(Self.article(value.type)), expected is \(expected)")
  }

  /// A path as it is written in TOML.
  func shown(_ path: [String]) -> String { path.joined(separator: ".") }

  private static func article(_ type: TOMLType) -> String {
    switch type {
    case .table: "a table"
    case .string: "a string"
    case .int: "an integer"
    case .double: "a number with a fraction"
    case .bool: "a boolean"
    case .date, .time, .dateTime: "a date or time"
    case .array: "a list"
    }
  }
}
