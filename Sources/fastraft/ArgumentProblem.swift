import ArgumentParser

/// Why the arguments cannot be used, as one line.
struct ArgumentProblem {
  /// The line: what was wrong and what is accepted, without the program's name.
  let line: String

  /// Puts what the parser says, which may be several lines and sentences, on one; where it does not name what is accepted, the usage does.
  init(_ error: any Error) {
    let lines = Fastraft.message(for: error).split(separator: "\n").map(\.trimmingBlanks)
    let sentences = lines.joined(separator: " ").split(separator: ". ").map { $0.prefix(1).lowercased() + $0.dropFirst() }
    var text = sentences.joined(separator: "; ")
    if text.hasSuffix(".") { text.removeLast() }
    if ![" expected ", " accepted ", " one of"].contains(where: text.contains) {
      text += (text.hasSuffix("?") ? " usage: " : "; usage: ") + Self.usage(for: error)
    }
    line = text
  }

  /// The usage of the command that was being read. The root's names both.
  private static func usage(for error: any Error) -> String {
    Fastraft.fullMessage(for: error).contains(Fastraft.screenUsage) ? Fastraft.screenUsage : Fastraft.runUsage
  }
}

extension Substring {
  fileprivate var trimmingBlanks: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
