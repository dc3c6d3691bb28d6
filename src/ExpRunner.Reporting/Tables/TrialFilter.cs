using ExpRunner.Expressions;
using ExpRunner.Results;
using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>Keeps the trials an expression is true for.</summary>
internal sealed class TrialFilter
{
    private readonly Expression _expression;
    private readonly ColumnCatalog _catalog;
    private readonly Dictionary<string, List<string>> _below;

    /// <exception cref="ExpressionException">The expression is wrong, or a name in it is unknown.</exception>
    public TrialFilter(string expression, ColumnCatalog catalog)
    {
        _expression = Expression.Parse(expression);
        _expression.Check(((string[])[.. catalog.ConfigNames, .. catalog.Scores.Select(score => score.Name), .. catalog.Names, "scores", .. ReservedNames.All]).Distinct());
        _catalog = catalog;
        _below = _expression.Names.ToDictionary(root => root, NamesBelow);
    }

    /// <summary>Whether the expression is true for a trial.</summary>
    public bool Keeps(SingleTrial trial) => _expression.IsTrue(root => Lookup(root, trial));

    /// <summary>A member of the line comes first; then a column; then an object of the columns whose names begin with the root and a dot.</summary>
    private Value Lookup(string root, SingleTrial trial)
    {
        if (root != "scores" && trial.Row.Line.TryGet(root, out var member))
        {
            return member;
        }
        if (_catalog.Find(root) is { } column)
        {
            return column.Cell(trial);
        }
        return Nest([.. _below[root].Select(name => (name[(root.Length + 1)..], Read(name, trial)))]);
    }

    /// <summary>In expressions <c>scores.x</c> is the list of all repetitions, as in results.jsonl, where a table shows the mean.</summary>
    private Value Read(string name, SingleTrial trial)
        => name.StartsWith("scores.", StringComparison.Ordinal) && trial.Row.Scores.TryGetValue(name["scores.".Length..], out var values)
            ? Value.List([.. values])
            : _catalog.Find(name)!.Cell(trial);

    /// <summary>Only what the expression asks for, so that a trial's unused statistics are not computed.</summary>
    private List<string> NamesBelow(string root)
    {
        var paths = _expression.Paths.Where(path => path == root || IsBelow(path, root)).ToList();
        return [.. _catalog.Names.Where(name => IsBelow(name, root) && paths.Any(path => path == name || IsBelow(path, name) || IsBelow(name, path)))];
    }

    private static bool IsBelow(string name, string parent)
        => name.Length > parent.Length && name[parent.Length] == '.' && name.StartsWith(parent, StringComparison.Ordinal);

    internal static Value Nest(IReadOnlyList<(string Path, Value Value)> members)
    {
        if (members.Count == 0)
        {
            return Value.Null;
        }
        var nested = new OrderedDictionary<string, Value>();
        foreach (var level in members.GroupBy(member => member.Path.Split('.')[0]))
        {
            var whole = level.FirstOrDefault(member => member.Path == level.Key);
            nested[level.Key] = whole.Path is not null
                ? whole.Value
                : Nest([.. level.Select(member => (member.Path[(level.Key.Length + 1)..], member.Value))]);
        }
        return Value.Object([.. nested.Keys], [.. nested.Values]);
    }
}
