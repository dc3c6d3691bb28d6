using ExpRunner.Expressions;
using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>An expression over the cells of a row.</summary>
internal sealed class ColumnExpression
{
    private readonly string _option;
    private readonly Expression _expression;
    private readonly ColumnCatalog _catalog;
    private readonly Dictionary<string, List<string>> _below;

    private ColumnExpression(string option, Expression expression, ColumnCatalog catalog)
    {
        (_option, _expression, _catalog) = (option, expression, catalog);
        _below = expression.Names.Where(root => catalog.Find(root) is null).ToDictionary(root => root, Below);
        Columns = [.. expression.Names.Select(catalog.Find).OfType<ColumnSource>(), .. _below.Values.SelectMany(names => names.Select(name => catalog.Find(name)!))];
    }

    /// <summary>The columns it reads.</summary>
    public IReadOnlyList<ColumnSource> Columns { get; }

    /// <summary>Reads an expression, and whether a minus stands before all of it: that one is about the order, so that texts have it too.</summary>
    /// <exception cref="ReportException">It is wrong, or a column is unknown.</exception>
    public static (ColumnExpression Expression, bool IsNegated) Parse(string text, string option, ColumnCatalog catalog)
    {
        try
        {
            var parsed = Expression.Parse(text);
            var whole = parsed.Negated ?? parsed;
            if (whole.Paths.Count == 1 && text.AsSpan().TrimStart('-').Trim().SequenceEqual(whole.Paths.First()) && !catalog.Names.Any(name => IsBelow(name, whole.Paths.First())))
            {
                // A lone name is a column that is misspelt, and says so without a caret.
                throw catalog.Unknown(whole.Paths.First(), option);
            }
            whole.Check([.. catalog.Names, "scores"]);
            return (new(option, whole, catalog), whole != parsed);
        }
        catch (ExpressionException fault)
        {
            throw new ReportException($"{option}: {fault.Message}");
        }
    }

    /// <summary>The value of a row.</summary>
    /// <exception cref="ReportException">It does not fit the row.</exception>
    public Value Cell(TrialGroup row)
    {
        try
        {
            return _expression.Evaluate(root => _catalog.Find(root)?.Cell(row) ?? TrialFilter.Nest([.. _below[root].Select(name => (name[(root.Length + 1)..], _catalog.Find(name)!.Cell(row)))]));
        }
        catch (ExpressionException fault)
        {
            throw new ReportException($"{_option}: {fault.Message}");
        }
    }

    /// <summary>Only what is asked for, so that statistics nobody wants are not computed.</summary>
    private List<string> Below(string root)
    {
        var paths = _expression.Paths.Where(path => path == root || IsBelow(path, root)).ToList();
        return [.. _catalog.Names.Where(name => IsBelow(name, root) && paths.Any(path => path == name || IsBelow(path, name) || IsBelow(name, path)))];
    }

    private static bool IsBelow(string name, string parent)
        => name.Length > parent.Length && name[parent.Length] == '.' && name.StartsWith(parent, StringComparison.Ordinal);
}
