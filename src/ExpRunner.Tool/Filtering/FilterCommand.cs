using System.CommandLine;
using ExpRunner.Commands;
using ExpRunner.Commands.Help;
using ExpRunner.Programs.Logs;
using ExpRunner.Reporting;
using ExpRunner.Reporting.Records;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Tool.Filtering;

/// <summary><c>filter</c>: records of results and logs, chosen, sorted and cut down. Data goes to standard output, everything else to standard error.</summary>
internal sealed class FilterCommand
{
    /// <summary>What the command is called.</summary>
    public const string Name = "filter";

    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "A results.jsonl or the folder it is in, another file of JSON lines, JSON, CSV, TSV, or a YAML log; @FILE stands for the arguments in a file, one a line",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string[]> _where = Of("--where", "EXPRESSION", "Keep records this is true for; of several, all have to be");
    private readonly Option<string[]> _sort = Of("--sort", "EXPRESSION", "Sort by this, -EXPRESSION downwards; of several, the last is the strongest");
    private readonly Option<bool> _reverse = new("--reverse") { Description = "Turn every sort round" };
    private readonly Option<string[]> _select = Of("--select", "A,B,...", "Keep these members in this order; name = EXPRESSION computes one");
    private readonly Option<string?> _format = new("--format", "-f") { Description = "yaml, jsonl or csv. Default: by the name of --out, else as the first file" };
    private readonly Option<string?> _out = new("--out", "-o") { Description = "File to write", HelpName = "FILE" };

    private readonly Option<bool> _json = FormatOption.Json("One JSON array, on standard output");

    private FilterCommand()
    {
        _format.AcceptOnlyFromAmong("yaml", "jsonl", "csv");
        _files.Validators.Add(Refusals.RefuseOptions);
    }

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var filter = new FilterCommand();
        var command = new Command(Name, "Chooses, sorts and cuts down the records of results and logs.")
        {
            filter._files, filter._where, filter._sort, filter._reverse, filter._select, filter._format, filter._out, filter._json,
        };
        command.Validators.Add(typed =>
        {
            if (typed.GetResult(filter._json) is not null && (typed.GetResult(filter._format) ?? typed.GetResult(filter._out)) is not null)
            {
                typed.AddError("--json writes an array on standard output and takes neither --format nor --out. Keep one way.");
            }
        });
        command.SetAction(filter.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var (output, errors) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        try
        {
            var filter = new RecordFilter(new()
            {
                Where = parsed.GetValue(_where) ?? [],
                Sort = parsed.GetValue(_sort) ?? [],
                Reverse = parsed.GetValue(_reverse),
                Select = parsed.GetValue(_select) ?? [],
            });
            string[] files = [.. parsed.GetValue(_files)!.Select(RecordSet.FileOf)];
            var format = FormatOf(parsed, files[0]);
            var (records, warnings) = Read(files, errors);
            if (records.Count == 0 && warnings > 0)
            {
                errors.WriteLine("error: No record could be read.");
                return ExitCode.BadUsage;
            }
            if (parsed.GetValue(_json))
            {
                JsonOutput.Write(output, filter.Apply(records));
                return ExitCode.Ok;
            }
            Write(filter.Apply(records), format, parsed.GetValue(_out), output);
            return ExitCode.Ok;
        }
        catch (SweepException fault)
        {
            fault.Problems.ToList().ForEach(problem => errors.WriteLine($"error: {problem}"));
        }
        catch (Exception fault) when (fault is ReportException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"error: {fault.Message}");
        }
        return ExitCode.BadUsage;
    }

    private static (List<FoundRecord> Records, int Warnings) Read(string[] files, TextWriter errors)
    {
        var warnings = 0;
        List<FoundRecord> records = [.. files.SelectMany(file => RecordSet.Read(file, warning =>
        {
            warnings++;
            errors.WriteLine($"warning: {warning}");
        }))];
        return (records, warnings);
    }

    private RecordFormat FormatOf(ParseResult parsed, string first)
    {
        var format = parsed.GetValue(_format) switch
        {
            "yaml" => RecordFormat.Yaml,
            "jsonl" => RecordFormat.JsonLines,
            "csv" => RecordFormat.Csv,
            _ => (parsed.GetValue(_out) is { } file ? RecordFile.FormatByName(file) : null) ?? RecordFile.FormatOf(first),
        };
        return format switch { RecordFormat.Tsv => RecordFormat.Csv, RecordFormat.Json => RecordFormat.JsonLines, _ => format };
    }

    private static void Write(IReadOnlyList<Value> records, RecordFormat format, string? file, TextWriter output)
    {
        if (file is not null)
        {
            OutputFile.Write(file, writer => RecordOutput.Write(writer, records, format));
            return;
        }
        RecordOutput.Write(output, records, format);
        output.Flush();
    }

    private static Option<string[]> Of(string name, string helpName, string description) => new(name) { Description = description, HelpName = helpName };
}
