import Foundation
import Testing

@Suite("The library's documentation") struct DocumentationTests {
  @Test("Every public declaration of every module says what it means")
  func publicDeclarations() throws {
    var count = 0
    for path in try SourceTree.files(below: "Sources", suffix: ".swift") {
      let declarations = PublicDeclarations(in: try SourceTree.text(path))
      count += declarations.all.count
      for missing in declarations.undocumented { Issue.record("\(path):\(missing.line): no comment says what this means: \(missing.text)") }
    }
    #expect(count > 1_500)
  }

  @Test("What is missing is found: types, members, cases, requirements; what is not public, and switches, do not count")
  func scanner() {
    let source = """
      /// A type.
      public enum Fruit {
        /// Sweet.
        case apple
        case pear
        /// Its name.
        @inlinable
        public var name: String {
          switch self {
          case .apple: "apple"
          case .pear: "pear"
          }
        }
        public static func grow() {}
        var seeds = 3
      }
      public protocol Tree {
        /// How high, in metres.
        var height: Int { get }
        mutating func shed()
      }
      extension Fruit { func rot() {} }
      """
    let declarations = PublicDeclarations(in: source)
    #expect(declarations.all.count == 8)
    #expect(declarations.undocumented.map(\.line) == [5, 14, 17, 20])
  }

  @Test("The library imports nothing, and its target depends on nothing")
  func standsAlone() throws {
    for path in try SourceTree.files(below: "Sources/Raft", suffix: ".swift") {
      for (number, line) in try SourceTree.text(path).split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        let words = line.split(separator: " ")
        #expect(!words.contains("import") || line.contains("//"), "\(path):\(number + 1): \(line)")
      }
    }
    #expect(try SourceTree.text("Package.swift").contains(#".target(name: "Raft", swiftSettings: strict)"#))
  }

  @Test("Three nodes agree")
  func example() throws {
    let applied = try threeNodesAgree()
    #expect(applied[0].sorted() == ["apples", "pears"])
    #expect(applied == Array(repeating: applied[0], count: 3))
  }

  @Test("The example in the article is the file that was compiled")
  func exampleIsCompiled() throws {
    let article = try SourceTree.text("Sources/Raft/Raft.docc/ThreeNodes.md")
    let blocks = Self.codeBlocks(of: article)
    #expect(blocks.first == (try SourceTree.text("Tests/RaftTests/Documentation/ThreeNodes.swift")))
  }

  @Test("Every article is reachable from the landing page, and every page that is linked is there")
  func articles() throws {
    let catalogue = "Sources/Raft/Raft.docc"
    let names = try SourceTree.files(below: catalogue, suffix: ".md").map { String($0.dropFirst(catalogue.count + 1).dropLast(3)) }
    let landing = try SourceTree.text("\(catalogue)/Raft.md")
    for name in names where name != "Raft" { #expect(landing.contains("<doc:\(name)>"), "\(name) is not on the landing page") }
    for name in names {
      for link in try SourceTree.text("\(catalogue)/\(name).md").matches(of: /<doc:([A-Za-z]+)>/) {
        #expect(names.contains(String(link.output.1)), "\(name) links to \(link.output.1), which is not there")
      }
    }
  }

  /// The contents of the blocks of Swift in an article.
  private static func codeBlocks(of article: String) -> [String] {
    article.components(separatedBy: "```swift\n").dropFirst().compactMap { $0.components(separatedBy: "```").first }
  }
}
