using ExpRunner.Expressions;
using ExpRunner.Values;

namespace ExpRunner.Reporting.Plots;

/// <summary>A column or an expression that is asked for, and how its values are had.</summary>
internal sealed class PlotField
{
    private readonly ColumnCatalog _catalog;
    private readonly ColumnSource? _column;
    private readonly Expression? _expression;

    /// <exception cref="ReportException">There is no such column.</exception>
    /// <exception cref="ExpressionException">The expression is wrong.</exception>
    public PlotField(string option, string text, ColumnCatalog catalog)
    {
        (Option, Text, _catalog, _column) = (option, text, catalog, catalog.Find(text));
        if (_column is null && text != RunId)
        {
            _expression = Parsed(option, text, catalog);
        }
        IsPerRun = _expression is null ? IsScore(_column) || text == RunId : _expression.Paths.Any(path => path == RunId || IsScore(catalog.Find(path)));
    }

    private const string RunId = "run_id";

    /// <summary>The option.</summary>
    public string Option { get; }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>The columns it reads.</summary>
    public IReadOnlyCollection<string> Paths => _expression?.Paths ?? [Text];

    /// <summary>Whether each repetition has a value of its own.</summary>
    public bool IsPerRun { get; }

    /// <summary>The value of a row.</summary>
    public Value Read(PlotRow row) => _expression is null ? Read(_column, Text, row) : _expression.Evaluate(root => Root(root, row));

    private static Expression Parsed(string option, string text, ColumnCatalog catalog)
    {
        try
        {
            var parsed = Expression.Parse(text);
            if (parsed.Paths.Count != 1 || parsed.Paths.First() != text)
            {
                parsed.Check([.. catalog.Names, "scores", RunId]);
                return parsed;
            }
            // A lone name is a column that is misspelt, and says so without a caret.
            return catalog.Names.Any(name => name.StartsWith(text + ".", StringComparison.Ordinal)) ? parsed : throw catalog.Unknown(text, option);
        }
        catch (ExpressionException fault)
        {
            throw new ReportException($"--{option}: {fault.Message}");
        }
    }

    private Value Root(string root, PlotRow row)
        => root == RunId || _catalog.Find(root) is not null ? Read(_catalog.Find(root), root, row) : TrialFilter.Nest([.. Below(root).Select(name => (name[(root.Length + 1)..], Read(_catalog.Find(name), name, row)))]);

    private IEnumerable<string> Below(string root) => _catalog.Names.Where(name => name.StartsWith(root + ".", StringComparison.Ordinal));

    private static Value Read(ColumnSource? column, string name, PlotRow row)
        => column is null ? RunOf(name, row) : row.Run is { } run && IsScore(column) ? run.Score(column.Score!) : column.Cell(row.Trial);

    private static Value RunOf(string name, PlotRow row) => name == RunId && row.Run is { } run ? Value.Of(run.RunId) : Value.Null;

    /// <summary>Whether this is a score itself, not a statistic of it.</summary>
    private static bool IsScore(ColumnSource? column) => column is { Score: { } score, Kind: ReportColumnKind.Score } && (column.Name == score || column.Name == "scores." + score);
}
