import ArgumentParser
import Foundation
import Presentation
import UserFiles

/// `fastraft config`: a configuration file to start from.
struct ConfigurationTemplate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Print a configuration file with every default and every key, ready to be changed.",
    discussion: "Save it as $XDG_CONFIG_HOME/fastraft/config.toml (~/.config/fastraft/config.toml without that variable).")

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let place = Configuration.path { environment[$0] } ?? "~/.config/fastraft/config.toml"
    var lines = [
      "# fastraft's configuration. It is read from \(place).",
      "# A line that begins with # changes nothing; take the # away to change what it says.",
      "", "# theme = \"dark\"", "# color = \"auto\"", "# ascii = false", "# mouse = false", "# nodes = 5", "# seed = 1", "", "# [keys]",
    ]
    for action in KeyMap.catalogue {
      let keys = action.keys.map { "\"\($0.replacingOccurrences(of: "\"", with: "\\\""))\"" }.joined(separator: ", ")
      lines.append("# \(action.name) = [\(keys)]   # \(action.help)")
    }
    for line in lines { try Output.line(line) }
  }
}
