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

  /// How the command is called that was being read.
  private static func usage(for error: any Error) -> String {
    let lines = Fastraft.fullMessage(for: error).split(separator: "\n")
    return lines.first { $0.hasPrefix("Usage: ") }?.dropFirst("Usage: ".count).trimmingBlanks ?? Fastraft.screenUsage
  }
}

extension Substring {
  fileprivate var trimmingBlanks: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
