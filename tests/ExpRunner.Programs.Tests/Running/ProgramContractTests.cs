using ExpRunner.Execution;
using ExpRunner.Programs.Running;
using ExpRunner.Programs.Templates;
using ExpRunner.TestKit;
using ExpRunner.TestWorker;

namespace ExpRunner.Programs.Tests.Running;

/// <summary>The contract, with a shell script that does what the test experiment does.</summary>
public class ProgramContractTests : ExecutorContract
{
    private const string Script = """
        case "$EXPRUN_VAR_Do" in
          nothing|draw) ;;
          sleep) sleep "$EXPRUN_VAR_Amount" ;;
          late) trap 'exit 0' TERM; while :; do sleep 0.01; done ;;
          stubborn) trap '' TERM; sleep "$EXPRUN_VAR_Amount" & wait; sleep "$EXPRUN_VAR_Amount" ;;
          print) printf 'out %s' "$EXPRUN_VAR_Text"; printf 'error %s' "$EXPRUN_VAR_Text" >&2 ;;
          'print and sleep') echo out; sleep "$EXPRUN_VAR_Amount" ;;
          log) for i in $(seq 125); do echo '{"name":"loss","value":1}' >> "$EXPRUN_METRICS"; sleep 0.02; done ;;
          throw) echo outer trouble >&2; echo inner trouble >&2; exit 1 ;;
          *) echo "no such act" >&2; exit 2 ;;
        esac
        """;

    protected override int Many => 50;

    protected override IExecutor Create(AttemptLimits limits)
    {
        var spec = new ProgramSpec
        {
            Name = ActExperiment.Name,
            Stages = [new StageSpec("act", CommandTemplate.ParseShell(Script.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)))],
            Sweeps = [],
            WorkingDirectory = FolderTemplate.Literal(Folder.Path),
        };
        return Make(new ProgramExecutorOptions
        {
            Find = name => name == spec.Name ? spec : null,
            Worker = "here/1",
            Slots = [""],
            Environment = [new("PATH", "/usr/local/bin:/usr/bin:/bin")],
            ScratchFolder = Folder["scratch"],
            Limits = limits,
        });
    }

    private protected virtual IExecutor Make(ProgramExecutorOptions options) => new ProgramExecutor(options);

    protected override Task StartedPrintingAsync(int number)
        => Eventually.HoldsAsync(() => new FileInfo(Folder["out", $"{number}", "act.stdout.log"]) is { Exists: true, Length: > 0 }, "the trial's log grows while it runs");
}
