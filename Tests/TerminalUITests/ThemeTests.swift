import TerminalUI
import Testing

@Suite("A theme gives each meaning its look")
struct ThemeTests {
  let orange = ThemeColor(trueColor: RGB(hex: "#E69F00"), indexed: 214, ansi: .yellow)
  let grey = ThemeColor(trueColor: RGB(hex: "#303030"), indexed: 236, ansi: .brightBlack)

  private var theme: Theme {
    Theme(
      name: "test",
      styles: [
        .selfApproved: RoleStyle(foreground: orange, monochromeAttributes: .underline),
        .statusBar: RoleStyle(background: grey, attributes: .bold, monochromeAttributes: .reverse),
      ])
  }

  @Test("each depth gets the answer made for it")
  func depths() {
    let style = Style(.selfApproved, .bold)
    #expect(theme.resolve(style, at: .trueColor) == ResolvedStyle(foreground: .rgb(RGB(hex: "#E69F00")!), attributes: .bold))
    #expect(theme.resolve(style, at: .indexed256).foreground == .indexed(214))
    #expect(theme.resolve(style, at: .ansi16).foreground == .ansi(.yellow))
    #expect(theme.resolve(style, at: .monochrome) == ResolvedStyle(attributes: [.bold, .underline]))
  }

  @Test("text on a surface takes its background and its reversal, not its weight")
  func surfaces() {
    let style = Style(.selfApproved, on: .statusBar)
    #expect(theme.resolve(style, at: .indexed256) == ResolvedStyle(foreground: .indexed(214), background: .indexed(236)))
    #expect(theme.resolve(style, at: .monochrome).attributes == [.underline, .reverse])
    #expect(theme.resolve(Style(.statusBar, on: .statusBar), at: .ansi16).attributes == .bold)
  }

  @Test("a colour given by its value alone has the nearest ones beside it")
  func nearest() {
    let color = ThemeColor(RGB(hex: "#56B4E9")!)
    #expect(color.indexed == 74)
    #expect(ThemeColor(RGB(hex: "#303030")!).indexed == 236)
    #expect(ThemeColor(RGB(hex: "#FF0000")!).ansi == .brightRed)
  }

  @Test("only #RRGGBB is a colour", arguments: ["E69F00", "#E69F0", "#E69F000", "#GG0000", "#+69F00", "#"])
  func hexadecimal(text: String) {
    #expect(RGB(hex: text) == nil)
  }
}
