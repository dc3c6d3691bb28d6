using System.Text.RegularExpressions;
using ExpRunner.Expressions;
using ExpRunner.Programs.Examining;
using ExpRunner.Sweeps;

namespace ExpRunner;

/// <summary>Reads the folders of all repetitions below a path, in parallel, into a table.</summary>
/// <example><c>var table = await new Examiner("results").Add("bleu", folder => Parse(folder.Logs("test")[^1])).TableAsync();</c></example>
public sealed class Examiner
{
    private readonly FolderSet _folders;
    private readonly IReadOnlyList<(string Name, Func<TrialFolder, object?> Read)> _columns;

    /// <summary>An examiner of what sweeps left.</summary>
    /// <param name="path">An output folder, or an experiment's folder in it.</param>
    public Examiner(string path)
        : this(new FolderSet(path), [])
    {
        ArgumentNullException.ThrowIfNull(path);
    }

    private Examiner(FolderSet folders, IReadOnlyList<(string, Func<TrialFolder, object?>)> columns) => (_folders, _columns) = (folders, columns);

    /// <summary>Leaves out the folders for which an expression over config, scores, experiment, experiment_id, run_id and status is false.</summary>
    /// <exception cref="ExpressionException">The text is no expression.</exception>
    public Examiner Where(string expression) => With(_folders with { Conditions = [.. _folders.Conditions, Expression.Parse(expression)] });

    /// <summary>Leaves out the folders for which this is false.</summary>
    public Examiner Where(Func<TrialFolder, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return With(_folders with { Predicates = [.. _folders.Predicates, predicate] });
    }

    /// <summary>Leaves out the folders whose <see cref="TrialFolder.ToString"/>, such as <c>newnorm/3/0 norm=new moment=0.1</c>, a regular expression is not found in.</summary>
    /// <exception cref="ArgumentException">The text is no regular expression.</exception>
    public Examiner Matching(string pattern)
        => With(_folders with { Patterns = [.. _folders.Patterns, new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))] });

    /// <summary>Adds a column.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="read">Makes its cell from a folder; called on several threads. What it throws is among the table's faults, and the cell is empty.</param>
    public Examiner Add<T>(string name, Func<TrialFolder, T> read)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(read);
        return _columns.Any(column => column.Name == name)
            ? throw new ArgumentException($"There is a column '{name}' already. Give this one another name.", nameof(name))
            : new Examiner(_folders, [.. _columns, (name, folder => read(folder))]);
    }

    /// <summary>Reads each folder into a value of the caller's own type.</summary>
    /// <param name="read">Makes it from a folder; called on several threads. What it throws is among the table's faults, and the row is left out.</param>
    public Examiner<T> Add<T>(Func<TrialFolder, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return new Examiner<T>(_folders, _columns, read);
    }

    /// <summary>Reads the folders.</summary>
    /// <exception cref="SweepException">There are no sweeps below the path, or they cannot be read.</exception>
    /// <exception cref="ExpressionException">An expression uses a name that no folder knows.</exception>
    public async Task<ExaminerTable> TableAsync(CancellationToken cancel = default)
        => await new FolderReading(_folders, _columns).TableAsync(cancel).ConfigureAwait(false);

    private Examiner With(FolderSet folders) => new(folders, _columns);
}
