using ExpRunner.Values;

namespace ExpRunner.Programs.Examining;

/// <summary>What was read from one folder.</summary>
internal sealed class ReadRow(TrialFolder folder)
{
    private readonly List<ExaminerFault> _faults = [];

    public TrialFolder Folder => folder;

    /// <summary>The cells by column, in order.</summary>
    public OrderedDictionary<string, Value> Cells { get; } = [];

    /// <summary>What was made of the whole folder.</summary>
    public object? Value { get; private set; }

    /// <summary>Whether the row belongs in the table.</summary>
    public bool IsWhole { get; private set; } = true;

    public IReadOnlyList<ExaminerFault> Faults => _faults;

    /// <summary>Fills a column.</summary>
    public void Add(string name, Func<TrialFolder, object?> read)
    {
        Cells[name] = default;
        Try(name, () => Cells[name] = CodeValues.Written(read(folder)));
    }

    /// <summary>Fills the columns that a value has: its members, or one of the given name where it has none.</summary>
    public void AddWhole(Func<TrialFolder, object?> read, string name)
    {
        IsWhole = Try(null, () =>
        {
            Value = read(folder);
            var written = CodeValues.Written(Value);
            foreach (var (member, cell) in written.Kind == ValueKind.Object ? new ConfigValues(written) : new ConfigValues(Values.Value.Object((name, written))))
            {
                Cells[member] = cell;
            }
        });
    }

    private bool Try(string? column, Action read)
    {
        try
        {
            read();
            return true;
        }
        catch (Exception fault)
        {
            _faults.Add(new ExaminerFault(folder, column, fault));
            return false;
        }
    }
}
