import Testing

@Suite("A bad argument gets one line that names what is accepted, and status 64")
struct BadArgumentTests {
  @Test(
    "on the screen's command line",
    arguments: [
      (["--bogus"], "unknown option '--bogus'; \(Fastraft.usage)"),
      (["-x"], "unknown option '-x'; \(Fastraft.usage)"),
      (["one", "two"], "unexpected argument 'two'; \(Fastraft.usage)"),
      (["--theme"], "missing value for '--theme <name|path>'; \(Fastraft.usage)"),
      (["--classic=yes"], "the option '--classic' does not take any value, but 'yes' was specified; \(Fastraft.usage)"),
      (["--nodes", "0"], "the value '0' is invalid for '--nodes <count>': expected a number from 1 to 9"),
      (["--nodes", "99"], "the value '99' is invalid for '--nodes <count>': expected a number from 1 to 9"),
      (["--nodes=five"], "the value 'five' is invalid for '--nodes <count>': expected a number from 1 to 9"),
      (["--seed", "x"], "the value 'x' is invalid for '--seed <number>': expected a whole number from 0 to 18446744073709551615"),
      (["--seed", "-1"], "the value '-1' is invalid for '--seed <number>': expected a whole number from 0 to 18446744073709551615"),
      (
        ["--color", "purple"],
        "the value 'purple' is invalid for '--color <when>': expected one of auto, always, never, 16, 256, true"
      ),
      (
        ["fast-commit", "--nodes", "3"],
        "--nodes, --seed and --classic describe a new cluster; "
          + "a scenario's own is expected in its first line (cluster nodes=5 seed=7 fast)"
      ),
      (
        ["--generate-completion-script", "sh"],
        "can't generate completion scripts for 'sh'; please use --generate-completion-script=<shell> with one of: zsh bash fish"
      ),
    ] as [([String], String)])
  func screen(arguments: [String], line: String) throws {
    for more in [[], ["--plain"]] {
      let result = try Fastraft.run(arguments.last == "--theme" ? more + arguments : arguments + more)
      #expect(result.errors == "fastraft: \(line)\n")
      #expect(result.output == "")
      #expect(result.status == 64)
    }
  }

  @Test(
    "on the command lines of the others",
    arguments: [
      (
        ["transcript", "--bogus"],
        "unknown option '--bogus'; did you mean '--mouse'? usage: fastraft transcript [<file> ...] [--rewrite] [--open] [--ascii] "
          + "[--theme <name|path>] [--color <when>] [--mouse]"
      ),
      (["transcript"], "transcript: expected at least one file"),
      (["transcript", "x", "--theme", "dark"], "transcript: the options of the screen's look are accepted with --open only"),
      (["config", "x"], "unexpected argument 'x'; usage: fastraft config"),
      (["run"], "run: expected a scenario file, the name of a built-in scenario, or --list"),
      (["run", "--bogus"], "unknown option '--bogus'; usage: fastraft run [<file> ...] [--list] [--quiet] [--trace <path>]"),
      (
        ["run", "--classic", "fast-commit"],
        "unknown option '--classic'; usage: fastraft run [<file> ...] [--list] [--quiet] [--trace <path>]"
      ),
    ] as [([String], String)])
  func subcommands(arguments: [String], line: String) throws {
    let result = try Fastraft.run(arguments)
    #expect(result.errors == "fastraft: \(line)\n")
    #expect(result.output == "")
    #expect(result.status == 64)
  }
}
