import Foundation
import TerminalUI
import Testing
import UserFiles

@Suite("A person's own themes")
struct ThemeLibraryTests {
  /// Runs a body with a configuration directory in which there are some themes.
  private func withThemes(_ themes: [String: String], _ body: (ThemeLibrary, String) throws -> Void) throws {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("fastraft-library-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    let directory = root.appendingPathComponent("fastraft/themes")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    for (name, text) in themes { try text.write(to: directory.appendingPathComponent("\(name).toml"), atomically: true, encoding: .utf8) }
    try body(ThemeLibrary { $0 == "XDG_CONFIG_HOME" ? root.path : nil }, directory.path)
  }

  @Test("are found by name, listed, and go before the built-in ones")
  func found() throws {
    try withThemes(["mine": "summary = \"my own\"", "dark": "summary = \"my dark\""]) { library, directory in
      #expect(library.names == ["colorblind", "dark", "high-contrast", "light", "mine", "mono"])
      let mine = try library.theme(named: "mine")
      #expect(mine.name == "mine" && mine.summary == "my own")
      #expect(try library.theme(named: "dark").summary == "my dark")
      let error = #expect(throws: UserFileError.self) { try library.theme(named: "your") }
      #expect(
        error?.description
          == "the theme 'your' is unknown; built in are colorblind, dark, high-contrast, light, mono; your own are in \(directory): dark, mine"
      )
    }
  }

  @Test("inherit from a built-in one and change a single colour of it")
  func inheriting() throws {
    let theme = try ThemeLibrary.read(
      "inherits = \"dark\"\n[colors]\nself = \"#FF00FF\"\n[roles]\ntitle = { color = \"leader\" }", file: "my.toml")
    let dark = try ThemeLibrary { _ in nil }.theme(named: "dark")
    #expect(theme[.selfApproved].foreground == ThemeColor(RGB(hex: "#FF00FF")!))
    #expect(theme[.leaderApproved] == dark[.leaderApproved])
    #expect(theme[.title] == RoleStyle(foreground: dark[.leaderApproved].foreground))
  }

  @Test("show what they leave out as mono does")
  func leavingOut() throws {
    let theme = try ThemeLibrary.read(
      "[colors]\nx = \"#123456\"\n[roles]\ntext = { color = \"x\", monochrome = [\"dim\"] }", file: "my.toml")
    let mono = try ThemeLibrary { _ in nil }.theme(named: "mono")
    #expect(theme[.title] == mono[.title])
    #expect(theme[.text].monochromeAttributes == .dim && theme[.text].attributes == [])
  }

  @Test("are looked for below the home directory unless the environment says where")
  func directories() {
    #expect(ThemeLibrary { $0 == "HOME" ? "/home/ada" : nil }.userDirectory == "/home/ada/.config/fastraft/themes")
    #expect(ThemeLibrary { ["HOME": "/home/ada", "XDG_CONFIG_HOME": "/etc/ada"][$0] }.userDirectory == "/etc/ada/fastraft/themes")
    #expect(ThemeLibrary { ["HOME": "/home/ada", "XDG_CONFIG_HOME": "relative"][$0] }.userDirectory == "/home/ada/.config/fastraft/themes")
    #expect(ThemeLibrary { _ in nil }.userDirectory == nil)
  }
}
