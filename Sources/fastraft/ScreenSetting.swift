import Foundation
import Presentation
import TerminalUI
import UserFiles

/// How the screen is to look and which keys it takes: the options, with a person's own defaults.
struct ScreenSetting {
  var options: LookOptions
  let configuration: Configuration
  var keyMap: KeyMap
  var library: ThemeLibrary
  var theme: Theme

  /// The name that the theme was asked for by.
  var themeName: String { options.theme ?? theme.name }

  /// - Throws: ``Failure`` with status 2 when a file of the person's is unusable.
  init(_ given: LookOptions) throws {
    let environment = ProcessInfo.processInfo.environment
    do { configuration = try Configuration.load { environment[$0] } } catch { throw Failure.unusable("\(error)") }
    options = try given.with(configuration)
    keyMap = try Self.keyMap(configuration)
    library = ThemeLibrary { environment[$0] }
    do { theme = try library.theme(named: options.theme ?? ThemeLibrary.defaultName) } catch { throw Failure.unusable("\(error)") }
  }

  /// The built-in keys with a person's own changes.
  private static func keyMap(_ configuration: Configuration) throws -> KeyMap {
    var map = KeyMap.standard
    for binding in configuration.bindings {
      do { try map.rebind(binding.action, to: binding.keys) } catch {
        throw Failure.unusable(configuration.error(of: "keys.\(binding.action)", error.description).description)
      }
    }
    do { return try map.checked() } catch { throw Failure.unusable(configuration.error(of: "keys", error.description).description) }
  }
}
