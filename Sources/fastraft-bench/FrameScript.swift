import TerminalUI

/// The keys that are pressed, in groups that are told apart in the results.
struct FrameScript {
  var name: String
  var keys: [KeyEvent]

  /// A person's session, several rounds of it.
  static func all(rounds: Int) -> [FrameScript] {
    [
      FrameScript(name: "propose and step", keys: repeated(rounds, "p\nllllllllllllllllllll")),
      FrameScript(name: "contend and step", keys: repeated(rounds, "Pllllllllllllllllllllllllllll")),
      FrameScript(name: "back and forth", keys: repeated(rounds, "hhhhhhhhllllllllHHHLLL")),
      FrameScript(name: "to the start and the end", keys: repeated(rounds, "gGgG")),
      FrameScript(name: "events of long ago", keys: repeated(rounds, "77ghhhhhhhhhhllllllllll7777ghhhhhhhhhhLLLLHHHH")),
      FrameScript(name: "cursors and panes", keys: repeated(rounds, "jjjkkk\tjjkk\tjjkk\tjjkk\t<<<<>>>>")),
      FrameScript(name: "overlays", keys: repeated(rounds, "?jjj\u{1B}i\u{1B}w\u{1B}cjlll\u{1B}:cut 1 2\u{1B}T\u{1B}B\u{1B}")),
      FrameScript(name: "faults and elections", keys: repeated(rounds, "ckjj\n\u{1B}llllCKtllllllllllllllllllllll:restart all\n:settle\n")),
      FrameScript(name: "ticks", keys: repeated(rounds, "....llllllll20.")),
    ]
  }

  /// The scripts that move over what is there, without an event.
  static let scrollingNames = ["cursors and panes", "overlays"]

  /// The scripts that travel through time, which computes states anew from a checkpoint.
  static let jumpNames = ["back and forth", "to the start and the end", "events of long ago"]

  private static func repeated(_ count: Int, _ text: String) -> [KeyEvent] {
    let keys = text.map { character -> KeyEvent in
      switch character {
      case "\n": .enter
      case "\t": .tab
      case "\u{1B}": .escape
      default: .character(character)
      }
    }
    return (0..<count).flatMap { _ in keys }
  }
}
