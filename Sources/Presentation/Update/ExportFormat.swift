import RaftInterchange
import RaftSimulation

/// What a run can be written as from the screen.
enum ExportFormat: String, CaseIterable, Sendable {
  case jsonl, shiviz, mermaid

  /// What it is for.
  var help: String {
    switch self {
    case .jsonl: "an event a line, for programs"
    case .shiviz: "a log for ShiViz, which draws the happened-before order"
    case .mermaid: "a sequence diagram for documents"
    }
  }

  /// The run in this format.
  func text(of run: Run) -> String {
    switch self {
    case .jsonl: JSONLinesExport.text(of: run)
    case .shiviz: ShiVizExport.text(of: run)
    case .mermaid: MermaidExport.text(of: run)
    }
  }
}
