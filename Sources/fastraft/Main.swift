import ArgumentParser
import Foundation

/// Where the program starts. Errors become one line on standard error and the exit status that belongs to them.
@main
enum Main {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      var command = try Subcommands.parse(arguments: arguments)
      try command.run()
    } catch let failure as Failure {
      Output.error("fastraft: \(failure.message)")
      Foundation.exit(failure.status)
    } catch {
      if Fastraft.exitCode(for: error).isSuccess {
        if arguments.first?.hasPrefix("--generate-completion-script") == true {
          print(CompletionScript.withScenarios(Fastraft.fullMessage(for: error)))
          return
        }
        Fastraft.exit(withError: error)
      }
      if let code = error as? ExitCode { Foundation.exit(code.rawValue) }
      Output.error("fastraft: \(ArgumentProblem(error).line)")
      Foundation.exit(Fastraft.exitCode(for: error).rawValue)
    }
  }
}
