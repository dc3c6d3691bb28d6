using System.CommandLine;
using System.Runtime.CompilerServices;
using ExpRunner.Commands;
using ExpRunner.Commands.Help;
using ExpRunner.Querying;
using ExpRunner.Reporting;
using ExpRunner.Values;

namespace ExpRunner.Tool;

/// <summary><c>query</c>: SQL over results. Only the tool has it, for the sake of SQLite's native libraries.</summary>
internal sealed class QueryCommand
{
    private readonly Argument<string[]> _arguments = new("SQL PATH...")
    {
        Description = $"The statement (- reads it from standard input), then a results.jsonl, an experiment's folder, or a folder with experiments below it. Default: {Report.DefaultPath}",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly FormatOption _format = new("How the answer is written");
    private readonly Option<bool> _schema = new("--schema") { Description = "List tables, columns, their types and how many values they have; then all arguments are paths" };
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "No footer and no progress" };

    /// <summary>A statement may begin with a comment.</summary>
    private QueryCommand() => _arguments.Validators.Add(arguments => Refusals.RefuseOptions(arguments, token => token.StartsWith('-') && token.Length > 1 && !token.Contains(' ') && !token.Contains('\n')));

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var query = new QueryCommand();
        var command = new Command("query", "Asks results in SQL (SQLite): each experiment is a table, beside NAME_repetitions and NAME_steps. Changes nothing.")
        {
            query._arguments, query._schema, query._quiet,
        };
        query._format.AddTo(command);
        command.SetAction(query.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var errors = parsed.InvocationConfiguration.Error;
        try
        {
            return Answer(parsed);
        }
        catch (Exception fault) when (IsKnown(fault))
        {
            errors.WriteLine($"error: {fault.Message}");
        }
        return ExitCode.BadUsage;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsKnown(Exception fault) => fault is QueryException or ReportException or IOException or UnauthorizedAccessException;

    /// <summary>Apart, so that no other verb loads what this one needs.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Answer(ParseResult parsed)
    {
        var (output, errors) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var arguments = parsed.GetValue(_arguments) ?? [];
        var (isSchema, isQuiet) = (parsed.GetValue(_schema), parsed.GetValue(_quiet));
        if (!isSchema && arguments.Length == 0)
        {
            errors.WriteLine("error: There is no statement. Write one, as in: exprun query 'select * from Knn' results; or list what there is: exprun query --schema results");
            return ExitCode.BadUsage;
        }
        var format = _format.Of(parsed);
        using var bar = new LoadBar(errors, !isQuiet && !Console.IsErrorRedirected);
        using var query = Query.Open(isSchema ? arguments : arguments[1..], bar.Show);
        try
        {
            if (isSchema)
            {
                ReportWriter.Write(output, [query.Schema()], format);
            }
            else
            {
                Write(output, query, arguments[0] == "-" ? Console.In.ReadToEnd() : arguments[0], format, isQuiet, bar);
            }
            output.Flush();
            return ExitCode.Ok;
        }
        finally
        {
            bar.Dispose();
            foreach (var warning in query.Warnings)
            {
                errors.WriteLine($"warning: {warning}");
            }
        }
    }

    private static void Write(TextWriter output, Query query, string sql, ReportFormat format, bool isQuiet, LoadBar bar)
    {
        var isForPrograms = format.IsForPrograms();
        var answers = 0;
        foreach (var answer in query.Ask(sql))
        {
            bar.Dispose();
            if (answers++ > 0)
            {
                _ = isForPrograms ? throw new QueryException($"--format {format.ToString().ToLowerInvariant()} holds one answer, and there are several statements. Ask them one by one.") : 0;
                output.Write("\n");
            }
            if (isForPrograms)
            {
                ReportWriter.Write(output, answer.Columns, answer.Rows, format);
                continue;
            }
            var rows = answer.Rows.ToList();
            ReportWriter.Write(output, [new ReportTable(null, answer.Columns, rows, isQuiet ? [] : [Footer(rows)])], format);
        }
        if (answers == 0)
        {
            throw new QueryException("There is no statement. Write one, as in: exprun query 'select * from Knn' results");
        }
    }

    private static string Footer(List<IReadOnlyList<Value>> rows) => rows.Count switch
    {
        0 => "No row.",
        1 => "1 row.",
        _ => FormattableString.Invariant($"{rows.Count} rows."),
    };
}
