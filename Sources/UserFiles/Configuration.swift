import Foundation

/// A person's own defaults and keys: `$XDG_CONFIG_HOME/fastraft/config.toml`. What is left out is as the program has it.
public struct Configuration: Hashable, Sendable {
  /// Other keys for an action.
  public struct Binding: Hashable, Sendable {
    /// The action's name.
    public var action: String
    /// The names of its keys.
    public var keys: [String]

    /// Makes a binding.
    public init(action: String, keys: [String]) {
      self.action = action
      self.keys = keys
    }
  }

  /// The file, as it is named in errors.
  public var file = ""
  /// What the file holds.
  var text = ""
  /// The theme.
  public var theme: String?
  /// When to use colours.
  public var color: String?
  /// Whether to draw in ASCII.
  public var ascii: Bool?
  /// Whether to take the mouse.
  public var mouse: Bool?
  /// How many nodes a new cluster has.
  public var nodes: Int?
  /// The seed of a new cluster.
  public var seed: Int?
  /// The changed keys, in alphabetical order of the actions.
  public var bindings: [Binding] = []

  /// No changes.
  public init() {}

  /// Where the file is looked for, nil when the environment has no home.
  public static func path(environment: (String) -> String?) -> String? {
    let configured = environment("XDG_CONFIG_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
    let home = environment("HOME").flatMap { $0.isEmpty ? nil : $0 + "/.config" }
    return (configured ?? home).map { $0 + "/fastraft/config.toml" }
  }

  /// The configuration of an environment; without a file, no changes.
  ///
  /// - Throws: ``UserFileError``, one line that names file and line and what is accepted.
  public static func load(environment: (String) -> String?) throws(UserFileError) -> Configuration {
    guard let path = path(environment: environment), FileManager.default.fileExists(atPath: path) else { return Configuration() }
    return try read(UserFile.text(of: path, expected: "a configuration in TOML"), file: path)
  }

  /// Reads the text of a configuration, as if it stood in a file of that name.
  package static func read(_ text: String, file: String) throws(UserFileError) -> Configuration {
    try ConfigurationReader(source: UserText(file: file, text: text)).configuration()
  }

  /// The error of a value that the program refused, with the line that its dotted key stands on.
  public func error(of key: String, _ problem: String) -> UserFileError {
    UserText(file: file, text: text).error(at: key.split(separator: ".").map(String.init), problem)
  }
}
