import Presentation
import Testing

@Suite("Keys of one's own") struct KeyMapTests {
  private func problem(_ changes: [(String, [String])]) -> String {
    var map = KeyMap.standard
    do {
      for (action, keys) in changes { try map.rebind(action, to: keys) }
      _ = try map.checked()
      return "none"
    } catch { return error.description }
  }

  @Test("the built-in table binds no key twice in one pane")
  func standard() { #expect(problem([]) == "none") }

  @Test("a key that was given up may do something else")
  func rebinding() { #expect(problem([("search-next", []), ("forward", ["n", "Ctrl-f", "F5", "Right"])]) == "none") }

  @Test("a key that does two things is refused, naming both")
  func conflict() { #expect(problem([("forward", ["n"])]) == "the key n does two things: forward and search-next") }

  @Test("unknown actions and keys are refused, naming what is accepted")
  func unknown() {
    #expect(problem([("fly", ["n"])]).hasPrefix("the action \"fly\" is unknown; accepted are forward, back,"))
    #expect(problem([("forward", ["Hyper-x"])]).hasPrefix("the key \"Hyper-x\" of forward is unknown; accepted is a character, Ctrl-x"))
    #expect(problem([("quit", [])]) == "quit needs a key")
  }
}
