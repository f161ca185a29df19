import Foundation

/// Runs a program to its end.
///
/// Foundation's `Process` waits until every descendant has closed the descriptors that it shares with them, and a tmux server, which stays on when
/// its client has ended, never does. So this waits for the program alone and takes its output from files.
struct Command {
  /// What came of it.
  struct Result {
    /// The exit status as a shell has it: 128 and the signal's number when one ended the program.
    var status: Int32
    /// What it wrote to standard output.
    var output: String
    /// What it wrote to standard error.
    var errors: String
  }

  /// The program's path.
  var program: String
  /// What follows on the command line.
  var arguments: [String]
  /// The variables that the program gets.
  var environment = ProcessInfo.processInfo.environment
  /// Where it runs; nil where the tests run.
  var directory: URL?
  /// What it reads from standard input.
  var input = ""

  /// Runs the program; its streams are files in a directory of their own.
  func run() throws -> Result {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("fastraft-command-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: place) }
    let files = ["input", "output", "errors"].map { place.appendingPathComponent($0) }
    try Data(input.utf8).write(to: files[0])
    let status = try spawn(files.map(\.path))
    let texts = try files.dropFirst().map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    return Result(status: status, output: texts[0], errors: texts[1])
  }

  private func spawn(_ files: [String]) throws -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, files[0], O_RDONLY, 0)
    for (descriptor, file) in [(1, files[1]), (2, files[2])] as [(Int32, String)] {
      posix_spawn_file_actions_addopen(&actions, descriptor, file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    }
    // Test threads hold signals back; a server that inherited that would never hear that its shell has ended.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var mask = sigset_t()
    sigemptyset(&mask)
    posix_spawnattr_setsigmask(&attributes, &mask)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let launcher = directory.map { ["/usr/bin/env", "-C", $0.path] } ?? []
    let line = launcher + [program] + arguments
    var words = line.map { strdup($0) } + [nil]
    var variables = environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in words + variables { free(pointer) } }
    var process: pid_t = 0
    let error = posix_spawn(&process, line[0], &actions, &attributes, &words, &variables)
    guard error == 0 else { throw POSIXError(POSIXErrorCode(rawValue: error) ?? .EINVAL) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1 && errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}
