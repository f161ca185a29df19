import Foundation
import Testing

import Presentation

@Suite("The README keeps up with the program") struct ReadmeTests {
  @Test("its key table is the program's")
  func keys() throws {
    let file = Recording.root.appendingPathComponent("README.md")
    var text = try String(contentsOf: file, encoding: .utf8)
    let start = try #require(text.range(of: "writes it anew -->\n"))
    let end = try #require(text.range(of: "<!-- end of keys -->"))
    let expected = table
    if Recording.isOn {
      text.replaceSubrange(start.upperBound..<end.lowerBound, with: expected)
      try Data(text.utf8).write(to: file)
      return
    }
    #expect(String(text[start.upperBound..<end.lowerBound]) == expected)
  }

  private var table: String {
    var lines = ["", "| keys | what they do |", "| --- | --- |"]
    for group in KeyBinding.Group.allCases {
      lines.append("| **\(group.rawValue)** | |")
      for binding in KeyBinding.table where binding.group == group {
        let place = binding.panes.map { " (in \($0.map(\.title).joined(separator: ", ")))" } ?? ""
        lines.append("| `\(binding.keyText.replacing("|", with: "\\|"))` | \(binding.help)\(place) |")
      }
    }
    return lines.joined(separator: "\n") + "\n\n"
  }
}
