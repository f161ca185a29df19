import Foundation
import TerminalUI
import Testing
import UserFiles

@Suite("A theme that cannot be used gets one clear line")
struct ThemeErrorsTests {
  private func problem(_ text: String) -> String? {
    do {
      _ = try ThemeLibrary.read(text, file: "my.toml")
      return nil
    } catch {
      return error.description
    }
  }

  @Test("values of the wrong kind or out of range name file, line and what is accepted")
  func values() {
    #expect(
      problem("[colors]\nself = \"orange\"")
        == "my.toml:2: colors.self is \"orange\", which is not a colour; expected is \"#RRGGBB\" or \"default\"")
    #expect(
      problem("[colors]\n\nself = 7")
        == "my.toml:3: colors.self is an integer, expected is \"#RRGGBB\", \"default\" or a table with true, indexed and ansi")
    #expect(
      problem("[colors]\nself = { true = \"#E69F00\", indexed = -1 }")
        == "my.toml:2: colors.self.indexed is -1, expected is an integer from 0 to 255")
    #expect(
      problem("[colors]\nself = { true = \"#E69F00\", indexed = 1.5 }")
        == "my.toml:2: colors.self.indexed is a number with a fraction, expected is an integer from 0 to 255")
    #expect(
      problem("[colors.self]\ntrue = \"#E69F00\"\nansi = \"orange\"")
        == "my.toml:3: colors.self.ansi is \"orange\", expected is one of black, red, green, yellow, blue, magenta, cyan, white, bright-black, bright-red, "
        + "bright-green, bright-yellow, bright-blue, bright-magenta, bright-cyan, bright-white, default")
    #expect(
      problem("[colors]\nself = { indexed = 3 }")
        == "my.toml:2: colors.self has no \"true\"; expected is a table with true = \"#RRGGBB\" and, if wanted, indexed and ansi")
    #expect(problem("name = 3") == "my.toml:1: name is an integer, expected is a string")
    #expect(problem("roles = true") == "my.toml:1: roles is a boolean, expected is a table")
    #expect(
      problem("[roles]\ntitle = { attributes = \"bold\" }")
        == "my.toml:2: roles.title.attributes is a string, expected is a list of bold, underline, reverse, dim")
    #expect(
      problem("[roles.title]\n\nattributes = [\"bold\", \"blink\"]")
        == "my.toml:3: the attribute \"blink\" in roles.title.attributes is unknown; accepted are bold, underline, reverse, dim")
  }

  @Test("unknown names are told what there is")
  func names() throws {
    #expect(
      problem("# a comment\nnmae = \"x\"") == "my.toml:2: the key \"nmae\" is unknown; accepted are name, summary, inherits, colors, roles")
    let role = try #require(problem("[roles]\nselfapproved = {}"))
    #expect(role.hasPrefix("my.toml:2: the role \"selfapproved\" in roles is unknown; accepted are text, dim, title, "))
    #expect(
      problem("[roles]\ntitle = { colour = \"x\" }")
        == "my.toml:2: the key \"colour\" in roles.title is unknown; accepted are color, background, attributes, monochrome")
    #expect(
      problem("[colors]\nred = \"#FF0000\"\n[roles]\ntitle = { color = \"blue\" }")
        == "my.toml:4: color \"blue\" of the role title is not in [colors]; there are red, default")
    #expect(
      problem("inherits = \"drak\"") == "my.toml:1: inherits is \"drak\", expected is one of colorblind, dark, high-contrast, light, mono")
  }

  @Test("text that is not TOML is told where")
  func syntax() throws {
    let message = try #require(problem("name = \"x\"\n[colors\nself = 1"))
    #expect(message.hasPrefix("my.toml:2: this is not TOML: ") || message.hasPrefix("my.toml:3: this is not TOML: "))
    #expect(!message.contains("\n"))
  }

  @Test("files that are none")
  func files() throws {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("fastraft-themes-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    let library = ThemeLibrary { _ in nil }
    func problem(_ name: String) -> String? {
      do {
        _ = try library.theme(named: name)
        return nil
      } catch { return error.description }
    }
    let missing = directory.appendingPathComponent("missing.toml").path
    #expect(
      problem(missing) == "\(missing): there is no such file; expected is a theme in TOML, or the name of one without slash and .toml")
    #expect(problem(directory.path) == "\(directory.path): this is a directory; expected is a theme in TOML")
    let binary = directory.appendingPathComponent("binary.toml")
    try Data([0x6E, 0, 0xFF]).write(to: binary)
    #expect(problem(binary.path) == "\(binary.path): the file is not text in UTF-8; expected is a theme in TOML")
    #expect(problem("/dev/zero") == "/dev/zero: the file is larger than 1 MiB; expected is a theme in TOML")
    #expect(problem("solarized") == "the theme 'solarized' is unknown; built in are colorblind, dark, high-contrast, light, mono")
  }
}
