using System.CommandLine;
using System.Globalization;
using ExpRunner.Commands.Help;
using ExpRunner.Programs.Logs;
using ExpRunner.Reporting;
using ExpRunner.Results;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Commands;

/// <summary><c>collect</c>, of the tool and of every experiment project: the parts of a sweep become one folder, or the trials of many sweeps one file.</summary>
internal sealed class CollectCommand
{
    private readonly Argument<string[]> _paths = new("DIR")
    {
        Description = "A folder with sweeps in or below it, such as one that was given to --out; with --dest also a file",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _out = new("--out", "-o") { Description = "Join the parts of a sweep, such as shards, into this folder, which is a sweep's again; made, or added to", HelpName = "FOLDER" };
    private readonly Option<string?> _dest = new("--dest") { Description = "Write the trials of all sweeps into one results.jsonl in this folder; without it and --out: on standard output", HelpName = "FOLDER" };
    private readonly Option<string[]> _exclude = new("--exclude") { Description = "Pass over files and folders of these names, with * and ?; one with a slash is a path", HelpName = "NAME", AllowMultipleArgumentsPerToken = true };
    private readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "Name the folders visited and the files read, on standard error" };

    private readonly Option<bool> _json = FormatOption.Json("Say it as JSON: what was joined or gathered; without --out and --dest the trials as one array");

    private CollectCommand() => _paths.Validators.Add(Refusals.RefuseOptions);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var collect = new CollectCommand();
        var command = new Command("collect", "Gathers the trials of many sweeps in one file, or joins the parts of one sweep. What is read stays as it is.")
        {
            collect._paths, collect._out, collect._dest, collect._exclude, collect._verbose, collect._json,
        };
        command.Validators.Add(typed =>
        {
            if (typed.GetResult(collect._out) is not null && (typed.GetResult(collect._dest) ?? typed.GetResult(collect._exclude) ?? typed.GetResult(collect._verbose)) is not null)
            {
                typed.AddError("--out joins the parts of one sweep and takes none of --dest, --exclude and --verbose, which gather the trials of many in one file. Keep one way.");
            }
        });
        command.SetAction(collect.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var errors = parsed.InvocationConfiguration.Error;
        try
        {
            return parsed.GetValue(_out) is { } folder ? Join(parsed, folder) : Gather(parsed, parsed.GetValue(_dest));
        }
        catch (SweepException fault)
        {
            foreach (var problem in fault.Problems)
            {
                errors.WriteLine($"error: {problem}");
            }
            return fault.InnerException is IOException or UnauthorizedAccessException ? ExitCode.Failure : ExitCode.BadUsage;
        }
        catch (ReportException fault)
        {
            errors.WriteLine($"error: {fault.Message}");
            return ExitCode.BadUsage;
        }
    }

    private int Join(ParseResult parsed, string folder)
    {
        var (output, errors) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var sweeps = SweepParts.Collect(parsed.GetValue(_paths)!, folder, warning => errors.WriteLine($"warning: {warning}"));
        if (parsed.GetValue(_json))
        {
            ReportWriter.Write(output, [StatusTable.Of([.. sweeps], forPeople: false)], ReportFormat.Json);
            output.Flush();
            return ExitCode.Ok;
        }
        foreach (var sweep in sweeps)
        {
            output.WriteLine(Line(sweep));
        }
        output.Flush();
        return ExitCode.Ok;
    }

    private int Gather(ParseResult parsed, string? folder)
    {
        var (output, errors) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var results = ResultCollection.Collect(parsed.GetValue(_paths)!, new()
        {
            Exclude = parsed.GetValue(_exclude) ?? [],
            Destination = folder,
            Visited = parsed.GetValue(_verbose) ? errors.WriteLine : null,
            ReadLog = CoolRunnerLog.Read,
        });
        foreach (var warning in results.Warnings)
        {
            errors.WriteLine($"warning: {warning}");
        }
        if (results.Lines.Count == 0)
        {
            errors.WriteLine($"error: No trial was found in or below {string.Join(", ", parsed.GetValue(_paths)!)}: no results.jsonl with a line, and no log. -v names what was looked at.");
            return ExitCode.BadUsage;
        }
        if (folder is not null)
        {
            var file = CollectedFile.Write(folder, results.Lines);
            output.WriteLine(parsed.GetValue(_json) ? ToJson(file, results).ToJson() : $"{file}: {Text(results)}");
        }
        else if (parsed.GetValue(_json))
        {
            JsonOutput.Write(output, results.Lines);
        }
        else
        {
            foreach (var line in results.Lines)
            {
                output.WriteLine(line.ToJson());
            }
            errors.WriteLine(Text(results));
        }
        output.Flush();
        return ExitCode.Ok;
    }

    private static Value ToJson(string file, CollectedResults results) => Value.Object(
        ("file", Value.Of(file)),
        ("trials", Value.Of(results.Lines.Count)),
        ("experiments", Value.Of(results.Experiments)),
        ("files", Value.Of(results.Files)),
        ("duplicates", Value.Of(results.Duplicates)),
        ("broken", Value.Of(results.Broken)));

    private static string Text(CollectedResults results)
        => $"{Counted(results.Lines.Count, "trial")} of {Counted(results.Experiments, "experiment")} from {Counted(results.Files, "file")}; {Counted(results.Duplicates, "duplicate")} dropped, {results.Broken} broken lines and files passed over";

    private static string Counted(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    private static string Line(SweepStatus sweep)
    {
        var failed = sweep.Failed.Values.Sum();
        return string.Create(CultureInfo.InvariantCulture,
            $"{sweep.Experiment}: {sweep.Trials} {(sweep.Trials == 1 ? "trial" : "trials")}, {sweep.Completed} of {sweep.Planned} repetitions completed, {failed} failed, {sweep.Missing} missing -> {sweep.Folder}");
    }
}
