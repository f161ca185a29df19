import Foundation
import TerminalUI
import Testing
import UserFiles

@Suite("The built-in themes")
struct BuiltInThemesTests {
  private func theme(_ name: String) throws -> Theme { try ThemeLibrary { _ in nil }.theme(named: name) }

  @Test("say how every role looks, themselves", arguments: ThemeLibrary.builtInNames)
  func complete(name: String) throws {
    let text = try String(contentsOf: Self.directory.appendingPathComponent("\(name).toml"), encoding: .utf8)
    for role in Role.allCases { #expect(text.contains("\n\(role.rawValue) = "), "\(name) does not define \(role.rawValue)") }
    #expect(!text.contains("\ninherits"))
    let theme = try theme(name)
    #expect(theme.name == name && !theme.summary.isEmpty)
    #expect(Role.allCases.allSatisfy(theme.defines))
  }

  @Test("are in the program byte for byte as they are in the repository", arguments: ThemeLibrary.builtInNames)
  func embedded(name: String) throws {
    let file = Self.directory.appendingPathComponent("\(name).toml").path
    #expect(try ThemeLibrary { _ in nil }.theme(named: file) == theme(name))
  }

  @Test("are all the files that there are")
  func noOthers() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.directory.path).filter { $0.hasSuffix(".toml") }
    #expect(files.map { String($0.dropLast(5)) }.sorted() == ThemeLibrary.builtInNames)
  }

  @Test("reverse the cursor and nothing else, and leave underline in the log to what changed", arguments: ThemeLibrary.builtInNames)
  func attributes(name: String) throws {
    let theme = try theme(name)
    for depth in ColorDepth.allCases {
      for role in Role.allCases {
        #expect(theme.resolve(Style(role), at: depth).attributes.contains(.reverse) == (role == .selection), "\(role) at \(depth)")
      }
      for role in [Role.selfApproved, .leaderApproved, .conflict, .committedFast, .committedClassic, .missing] {
        #expect(!theme.resolve(Style(role), at: depth).attributes.contains(.underline))
      }
    }
  }

  @Test(
    "show self, leader and conflict in three colours at every depth that has colours",
    arguments: ThemeLibrary.builtInNames.filter { $0 != "mono" })
  func distinct(name: String) throws {
    let theme = try theme(name)
    for depth in ColorDepth.allCases where depth > .monochrome {
      let colors = [Role.selfApproved, .leaderApproved, .conflict].map { theme.resolve(Style($0), at: depth).foreground }
      #expect(Set(colors).count == 3)
    }
  }

  @Test("are what the design asks for, in the default one")
  func palette() throws {
    let dark = try theme("dark")
    func color(_ role: Role) -> ThemeColor { dark[role].foreground }
    #expect(color(.selfApproved) == ThemeColor(trueColor: RGB(hex: "#E69F00"), indexed: 214, ansi: .yellow))
    #expect(color(.leaderApproved) == ThemeColor(trueColor: RGB(hex: "#56B4E9"), indexed: 74, ansi: .cyan))
    #expect(color(.conflict) == ThemeColor(trueColor: RGB(hex: "#D55E00"), indexed: 166, ansi: .red))
  }

  @Test(
    "can be read: contrast with the background, and on the bars",
    arguments: [("dark", 3.5), ("light", 4.5), ("colorblind", 3.5), ("high-contrast", 7)])
  func contrast(name: String, least: Double) throws {
    let theme = try theme(name)
    let ground = theme[.text].background.trueColor ?? RGB(hex: "#101014")!
    let readable = Role.allCases.filter { ![.border, .borderFocused, .selection, .statusBar, .keyHint].contains($0) }
    for role in readable {
      guard let color = theme[role].foreground.trueColor else { continue }
      #expect(Contrast.ratio(color, ground) >= least, "\(role) on the ground")
    }
    for (role, surface) in [
      (Role.statusBar, Role.statusBar), (.statusBarStrong, .statusBar), (.warning, .statusBar), (.keyHint, .keyHint), (.key, .keyHint),
    ] {
      let bar = try #require(theme[surface].background.trueColor)
      #expect(Contrast.ratio(theme[role].foreground.trueColor!, bar) >= least, "\(role) on its bar")
    }
  }

  @Test("have no colours in mono")
  func monochrome() throws {
    let mono = try theme("mono")
    for role in Role.allCases { #expect(mono[role].foreground == .terminalDefault && mono[role].background == .terminalDefault) }
  }

  static let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("themes")
}

/// The contrast of two colours as WCAG 2 defines it.
enum Contrast {
  static func ratio(_ one: RGB, _ other: RGB) -> Double {
    let (light, dark) = (max(luminance(one), luminance(other)), min(luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
  }

  private static func luminance(_ color: RGB) -> Double {
    0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
  }

  private static func linear(_ part: UInt8) -> Double {
    let value = Double(part) / 255
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }
}
