import Foundation

/// Runs a program to its end.
///
/// Foundation's `Process` waits until every descendant has closed the descriptors that it shares with them, and a tmux server, which stays on when
/// its client has ended, never does. So this waits for the program alone and takes its output from a file.
enum Command {
  /// What came of it.
  struct Result {
    var status: Int32
    var output: String
  }

  /// Runs a program with the variables of this process but `removing`; both its outputs go to the file `output`.
  static func run(_ program: String, _ arguments: [String], removing: [String], output: String) throws -> Result {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    // Test threads hold signals back; a server that inherited that would never hear that its shell has ended.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var mask = sigset_t()
    sigemptyset(&mask)
    posix_spawnattr_setsigmask(&attributes, &mask)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let variables = ProcessInfo.processInfo.environment.filter { !removing.contains($0.key) }
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var environment = variables.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in words + environment { free(pointer) } }
    var process: pid_t = 0
    let error = posix_spawn(&process, program, &actions, &attributes, &words, &environment)
    guard error == 0 else { throw POSIXError(POSIXErrorCode(rawValue: error) ?? .EINVAL) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1 && errno == EINTR {}
    return Result(status: status, output: String(decoding: try Data(contentsOf: URL(fileURLWithPath: output)), as: UTF8.self))
  }
}
