using System.CommandLine;
using ExpRunner.Commands;
using ExpRunner.Commands.Help;
using ExpRunner.Hosting.Commands.Pruning;
using ExpRunner.Hosting.Running;
using ExpRunner.Programs;
using ExpRunner.Programs.Quick;
using ExpRunner.Programs.SweepFiles;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Hosting.Commands.Programs;

/// <summary><c>run</c>, <c>plan</c>, <c>prune</c>, <c>list</c> and <c>check</c> of sweep files.</summary>
internal sealed class SweepFileVerb
{
    private static readonly string[] WithoutMeaning = ["--isolate"];
    private readonly Argument<string[]> _files = new("FILE") { Description = "Sweep files; docs/sweep-files.md says what they hold.", Arity = ArgumentArity.OneOrMore };

    private readonly Option<string?> _wrap = ExecVerb.Wrap();

    private SweepFileVerb() => _files.Validators.Add(Refusals.RefuseOptions);

    /// <summary>Runs what is missing or failed.</summary>
    public static Command Run(Terminal terminal)
    {
        var verb = new SweepFileVerb();
        var run = new RunArguments().ForPrograms();
        var command = new Command("run", "Run what is missing or failed of sweep files, with a table at the end.") { verb._files, verb._wrap };
        run.AddTo(command, WithoutMeaning);
        NameCompletions.AddTo(command, verb.Typed);
        command.SetAction((typed, _) => verb.WithFilesAsync(terminal, typed, files => SweepSession.RunAsync(terminal, run.Bind(typed) with { Experiments = files })));
        return command;
    }

    /// <summary>Shows what a run would do.</summary>
    public static Command Plan(Terminal terminal)
    {
        var verb = new SweepFileVerb();
        var sweep = new SweepArguments().ForPrograms();
        var command = new Command("plan", "Show what a run of sweep files would do: counts, slots, estimated time. Changes nothing.") { verb._files };
        sweep.AddTo(command, [.. WithoutMeaning, "--queue"]);
        var json = PlanVerb.Json();
        command.Options.Add(json);
        NameCompletions.AddTo(command, verb.Typed);
        command.SetAction((typed, _) => verb.WithFilesAsync(terminal, typed, files => Task.FromResult(PlanVerb.Print(terminal, sweep.Bind(typed), files, typed.GetValue(json)))));
        return command;
    }

    /// <summary>Removes what is no longer asked for.</summary>
    public static Command Prune(Terminal terminal)
    {
        var verb = new SweepFileVerb();
        var command = new Command("prune", PruneVerb.Description) { verb._files };
        var bind = PruneVerb.AddTo(command);
        command.SetAction((typed, _) => verb.WithFilesAsync(terminal, typed, files => Task.FromResult(PruneVerb.Prune(terminal, bind(typed), files))));
        return command;
    }

    /// <summary>Finds all that is wrong.</summary>
    public static Command Check(Terminal terminal)
    {
        var verb = new SweepFileVerb();
        var command = new Command("check", "Find all that is wrong in sweep files, with file, line and column. Runs nothing.") { verb._files };
        var json = FormatOption.Json("What the files hold as one array on standard output; faults stay on standard error.");
        command.Options.Add(json);
        command.SetAction((typed, _) => verb.WithFilesAsync(terminal, typed, files => Task.FromResult(Describe(terminal, files, typed.GetValue(json)))));
        return command;
    }

    /// <summary>What is wrong with the files that were typed, where options are wrong too and nothing is run.</summary>
    public static IReadOnlyList<string> ProblemsOf(ParseResult typed)
    {
        var problems = new List<string>();
        var files = typed.CommandResult.Command.Arguments.Where(argument => argument.Validators.Contains(Refusals.RefuseOptions)).SelectMany(argument => typed.GetResult(argument)?.Tokens ?? []);
        foreach (var file in files.Where(token => !token.Value.StartsWith('-')))
        {
            problems.AddRange(SweepFileReader.TryRead(file.Value, problems)?.ToSweep() is { } sweep ? ExecutorChoice.LocalProblems(new SweepOptions(), [sweep]) : []);
        }
        return problems;
    }

    private static int Describe(Terminal terminal, GivenExperiments files, bool asJson)
    {
        string[] problems = [.. files.Problems, .. ExecutorProblems.Of(new SweepOptions(), files)];
        if (problems.Length > 0)
        {
            return SweepSession.Refuse(terminal, problems, ExitCode.BadUsage);
        }
        if (asJson)
        {
            JsonOutput.Write(terminal.Out, files.Names.Select(name => SpaceJson.Of(files.Find(name)!)));
            return ExitCode.Ok;
        }
        foreach (var name in files.Names)
        {
            SpaceText.Print(terminal.Out, files.Find(name)!);
        }
        return ExitCode.Ok;
    }

    /// <summary>The experiments of the files on a line that is being typed.</summary>
    private IEnumerable<Experiment> Typed(ParseResult typed)
        => (typed.GetValue(_files) ?? []).Where(File.Exists).Select(path => SweepFileReader.TryRead(path, [])?.ToSweep()).OfType<ProgramSweep>();

    private async Task<int> WithFilesAsync(Terminal terminal, ParseResult typed, Func<GivenExperiments, Task<int>> use)
    {
        var problems = new List<string>();
        var sweeps = typed.GetValue(_files)!.Select(path => Read(terminal, path, typed.GetResult(_wrap) is null ? null : typed.GetValue(_wrap), problems)).OfType<ProgramSweep>().ToList();
        foreach (var twice in sweeps.GroupBy(sweep => sweep.Name).Where(group => group.Count() > 1))
        {
            problems.Add($"{twice.Count()} files are of the experiment '{twice.Key}'. Give them different names with name:, or run them with different --out.");
        }
        return await use(new GivenExperiments([.. sweeps]) { Problems = problems }).ConfigureAwait(false);
    }

    private static ProgramSweep? Read(Terminal terminal, string path, string? wrap, List<string> problems)
    {
        if (SweepFileReader.TryRead(path, problems) is not { } file)
        {
            return null;
        }
        foreach (var warning in file.Warnings)
        {
            terminal.Warn(warning);
        }
        return (wrap is null ? file : TypedWrap.Around(file, wrap, problems)).ToSweep();
    }
}
