import Testing
import UserFiles

@Suite("A person's configuration") struct ConfigurationTests {
  private func problem(_ text: String) -> String {
    do {
      _ = try Configuration.read(text, file: "config.toml")
      return "none"
    } catch { return error.description }
  }

  @Test("what is said is taken, what is left out is as the program has it")
  func values() throws {
    let configuration = try Configuration.read(
      """
      theme = "light"
      mouse = true
      nodes = 3

      [keys]
      forward = ["n", "Right"]
      """, file: "config.toml")
    #expect(configuration.theme == "light")
    #expect(configuration.mouse == true)
    #expect(configuration.nodes == 3)
    #expect(configuration.seed == nil)
    #expect(configuration.bindings == [Configuration.Binding(action: "forward", keys: ["n", "Right"])])
  }

  @Test("each mistake is one line that names the file, the line and what is accepted")
  func mistakes() {
    #expect(problem("nodes = 12") == "config.toml:1: nodes is 12, expected is 1 to 9")
    #expect(problem("nodes = -1") == "config.toml:1: nodes is -1, expected is 1 to 9")
    #expect(problem("theme = 4") == "config.toml:1: theme is an integer, expected is a string")
    #expect(problem("\nmouse = \"yes\"") == "config.toml:2: mouse is a string, expected is true or false")
    #expect(problem("[keys]\nforward = \"l\"") == "config.toml:2: keys.forward is a string, expected is a list of keys")
    #expect(
      problem("speed = 3")
        == "config.toml:1: the key \"speed\" is unknown; accepted are theme, color, ascii, mouse, nodes, seed, keys")
    #expect(problem("theme = ").hasPrefix("config.toml:1: this is not TOML"))
  }

  @Test("the file is looked for at the XDG place")
  func place() {
    #expect(Configuration.path { ["XDG_CONFIG_HOME": "/x"][$0] } == "/x/fastraft/config.toml")
    #expect(Configuration.path { ["HOME": "/home/a"][$0] } == "/home/a/.config/fastraft/config.toml")
    #expect(Configuration.path { _ in nil } == nil)
  }
}
