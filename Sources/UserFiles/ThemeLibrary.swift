import Foundation
import TerminalUI

/// Where themes are found: those built in, a person's own, and any file.
public struct ThemeLibrary: Sendable {
  /// The name of the theme that is used when none is asked for.
  public static let defaultName = "dark"
  /// The names of the themes that every fastraft has, in alphabetical order.
  public static let builtInNames = ["colorblind", "dark", "high-contrast", "light", "mono"]
  /// Where a person's own themes are, `NAME.toml` each; nothing when the environment has no home.
  public let userDirectory: String?

  /// A library for an environment: `XDG_CONFIG_HOME`, by default `~/.config`.
  public init(environment: (String) -> String?) {
    let configured = environment("XDG_CONFIG_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
    let home = environment("HOME").flatMap { $0.isEmpty ? nil : $0 + "/.config" }
    userDirectory = (configured ?? home).map { $0 + "/fastraft/themes" }
  }

  /// All names that ``theme(named:)`` knows, in alphabetical order.
  public var names: [String] { Set(Self.builtInNames + userNames).sorted() }

  /// The names of a person's own themes, in alphabetical order.
  public var userNames: [String] {
    guard let userDirectory, let files = try? FileManager.default.contentsOfDirectory(atPath: userDirectory) else { return [] }
    return files.filter { $0.hasSuffix(".toml") && !$0.hasPrefix(".") }.map { String($0.dropLast(5)) }.sorted()
  }

  /// The theme of a name, or in a file when the name has a slash in it or ends in `.toml`. A person's own theme goes before a built-in one.
  /// - Throws: ``UserFileError``, one line that names file and line and what is accepted.
  public func theme(named name: String) throws(UserFileError) -> Theme {
    if name.contains("/") || name.hasSuffix(".toml") { return try load(file: name) }
    if let userDirectory, userNames.contains(name) { return try load(file: "\(userDirectory)/\(name).toml") }
    if let text = Self.builtInText(name) { return try Self.read(UserText(file: "\(name).toml", text: text), name: name) }
    let own = userDirectory.map { directory in
      "; your own are in \(directory)" + (userNames.isEmpty ? ", where there is none" : ": \(userNames.joined(separator: ", "))")
    }
    throw UserFileError(
      problem: "the theme '\(name)' is unknown; built in are \(Self.builtInNames.joined(separator: ", "))\(own ?? "")")
  }

  /// Reads the text of a theme, as if it stood in a file of that name.
  package static func read(_ text: String, file: String) throws(UserFileError) -> Theme {
    try read(UserText(file: file, text: text), name: baseName(of: file))
  }

  private func load(file: String) throws(UserFileError) -> Theme {
    try Self.read(
      UserText(
        file: file,
        text: try UserFile.text(of: file, expected: "a theme in TOML", orIfMissing: ", or the name of one without slash and .toml")),
      name: Self.baseName(of: file))
  }

  private static func read(_ source: UserText, name: String) throws(UserFileError) -> Theme {
    let own = try ThemeReader(source: source).document(name: name)
    let base = own.inherits ?? "mono"
    guard let text = builtInText(base) else {
      throw source.error(at: ["inherits"], "inherits is \"\(base)\", expected is one of \(builtInNames.joined(separator: ", "))")
    }
    let baseDocument = try ThemeReader(source: UserText(file: "\(base).toml", text: text)).document(name: base)
    return try own.laid(over: baseDocument).theme(source: source)
  }

  private static func baseName(of file: String) -> String {
    let last = file.split(separator: "/").last.map(String.init) ?? file
    return last.hasSuffix(".toml") ? String(last.dropLast(5)) : last
  }

  private static func builtInText(_ name: String) -> String? {
    let bytes: [UInt8]? =
      switch name {
      case "colorblind": PackageResources.colorblind_toml
      case "dark": PackageResources.dark_toml
      case "high-contrast": PackageResources.high_contrast_toml
      case "light": PackageResources.light_toml
      case "mono": PackageResources.mono_toml
      default: nil
      }
    return bytes.map { String(decoding: $0, as: UTF8.self) }
  }
}
