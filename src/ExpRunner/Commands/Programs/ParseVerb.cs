using System.CommandLine;
using ExpRunner.Commands;
using ExpRunner.Programs.Captures;
using ExpRunner.Programs.Parsing;
using ExpRunner.Reporting;
using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Commands.Programs;

/// <summary><c>parse</c>: reads scores from the kept output of sweeps, after they have run, into a table.</summary>
internal sealed class ParseVerb
{
    private readonly Option<string> _folder = new("--experiment", "-e") { Description = "Folder of the experiment, or the output folder above it.", HelpName = "FOLDER", Required = true };
    private readonly Option<string[]> _patterns = TypedOrder.Repeated("--pattern", "A column and the pattern of a line that has it: acc 'accuracy: (@float@)'; repeatable.", "NAME PATTERN", "-p");
    private readonly Option<string?> _rowBreak = new("--row-break", "-b") { Description = "Pattern of a line that starts a new row: several rows per repetition.", HelpName = "PATTERN" };
    private readonly Option<string?> _out = new("--out", "-o") { Description = "File to write; default output.csv in the experiment's folder; - writes to standard output.", HelpName = "FILE" };

    private ParseVerb()
    {
    }

    public static Command Create(Terminal terminal)
    {
        var verb = new ParseVerb();
        var command = new Command("parse", "Reads numbers from the kept output of a sweep: a line of CSV per repetition.") { verb._folder, verb._patterns, verb._rowBreak, verb._out };
        command.SetAction((typed, cancel) => Task.FromResult(verb.Run(terminal, typed, cancel)));
        return command;
    }

    private int Run(Terminal terminal, ParseResult typed, CancellationToken cancel)
    {
        try
        {
            var captures = CapturesOf(typed);
            var sweeps = RecordedRepetitions.Find(typed.GetValue(_folder)!, terminal.Warn);
            if (sweeps.Count > 1 && typed.GetValue(_out) is not null)
            {
                throw new SweepException($"-o names one file, and {typed.GetValue(_folder)} holds {string.Join(", ", sweeps.Select(sweep => sweep.Experiment))}. Name one of them with -e, or leave -o out.");
            }
            foreach (var sweep in sweeps)
            {
                Write(terminal, ParsedOutput.Read(sweep, captures, cancel), sweep.Experiment, typed.GetValue(_out) ?? Path.Combine(sweep.Folder, "output.csv"));
            }
            return ExitCode.Ok;
        }
        catch (SweepException fault)
        {
            return SweepSession.Refuse(terminal, fault.Problems, ExitCode.BadUsage);
        }
        catch (Exception fault) when (fault is CaptureException or IOException or UnauthorizedAccessException)
        {
            return SweepSession.Refuse(terminal, [fault.Message], ExitCode.Failure);
        }
    }

    private CaptureSet CapturesOf(ParseResult typed)
    {
        var problems = new List<string>();
        var captures = QuickPatterns.Read(TypedOrder.Of(typed, "--pattern", "-p"), problems);
        if (captures.IsEmpty && problems.Count == 0)
        {
            problems.Add("-p: there is no pattern. Write a name and a pattern: -p acc 'accuracy: (@float@)'.");
        }
        CapturePattern? rowBreak = null;
        try
        {
            rowBreak = typed.GetValue(_rowBreak) is { } text ? CapturePattern.ParseBreak(text) : null;
        }
        catch (CaptureException fault)
        {
            problems.Add($"--row-break: {fault.Message}");
        }
        return problems.Count == 0 ? captures with { RowBreak = rowBreak } : throw new SweepException(problems);
    }

    private static void Write(Terminal terminal, ParsedOutput parsed, string experiment, string file)
    {
        foreach (var warning in parsed.Warnings)
        {
            terminal.Warn(warning);
        }
        var table = new ReportTable(experiment, [.. parsed.Columns.Select(name => new ReportColumn(name, name, ReportColumnKind.Config))], parsed.Rows, []);
        if (file == "-")
        {
            ReportWriter.Write(terminal.Out, [table], ReportFormat.Csv);
            return;
        }
        try
        {
            using var writer = new StreamWriter(file);
            ReportWriter.Write(writer, [table], ReportFormat.Csv);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"Cannot write {file}: {fault.Message} Name another file with -o.", fault);
        }
        terminal.Error.WriteLine($"{experiment}: {parsed.Rows.Count} rows -> {file}");
    }
}
