using ExpRunner.Expressions;
using ExpRunner.Programs.Templates;
using ExpRunner.Spaces;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Programs.Fluent;

/// <summary>The commands of a program by index: no list of them, each is made when it is asked for.</summary>
internal sealed class CommandGrid
{
    private readonly Domain[] _domains;
    private readonly MemberNames _names;
    private readonly Expression[] _conditions;
    private readonly IReadOnlyList<Func<ConfigValues, bool>> _predicates;

    private CommandGrid(ProgramDraft draft, CommandTemplate command, long count)
    {
        (Command, Count) = (command, count);
        _domains = [.. draft.Axes.Select(axis => axis.Domain)];
        _names = new([.. draft.Axes.Select(axis => axis.Name)]);
        _conditions = [.. draft.Conditions.Select(Expression.Parse)];
        _predicates = draft.Predicates;
        Dimensions = [.. draft.Axes.Select(axis => new ProgramDimension(axis.Name, (long)axis.Domain.Count!.Value))];
        Environment = draft.Environment;
        Folder = draft.Folder;
        Timeout = draft.Timeout;
    }

    public CommandTemplate Command { get; }

    public long Count { get; }

    public IReadOnlyList<ProgramDimension> Dimensions { get; }

    public IReadOnlyList<(string Name, TextTemplate Value)> Environment { get; }

    public string Folder { get; }

    public TimeSpan? Timeout { get; }

    /// <summary>The grid of what was declared.</summary>
    /// <exception cref="SweepException">It is wrong, or too large to be numbered.</exception>
    public static CommandGrid Of(ProgramDraft draft)
    {
        var command = draft.Command();
        var count = draft.Axes.Aggregate((UInt128?)1, (product, axis) => SpaceSize.Product(product, axis.Domain.Count));
        return count <= (UInt128)long.MaxValue ? new CommandGrid(draft, command, (long)count.Value)
            : throw new SweepException("There are more than 2^63 combinations, which cannot be walked. Run them as a sweep with Search = SearchKind.Random and Trials.");
    }

    /// <summary>The commands from an index on, those that are left out passed over.</summary>
    public IEnumerable<ProgramCommand> From(long start)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, Count);
        return Walk(start);
    }

    public ProgramCommand At(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        var indexes = new long[_domains.Length];
        var values = new Value[_domains.Length];
        var rest = index;
        for (var i = _domains.Length - 1; i >= 0; i--)
        {
            (rest, indexes[i]) = long.DivRem(rest, Dimensions[i].Count);
            values[i] = _domains[i].At((UInt128)indexes[i]);
        }
        return new ProgramCommand(this, index, indexes, Value.Object(_names, values));
    }

    private IEnumerable<ProgramCommand> Walk(long start)
    {
        for (var index = start; index < Count; index++)
        {
            var command = At(index);
            if (Holds(command.Values))
            {
                yield return command;
            }
        }
    }

    private bool Holds(ConfigValues values)
        => _conditions.All(condition => condition.IsTrue(name => values.TryGetValue(name, out var value) ? value : null)) && _predicates.All(holds => holds(values));
}
