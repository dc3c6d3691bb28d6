using ExpRunner.Values;

namespace ExpRunner;

/// <summary>What was read from folders, a row each.</summary>
public class ExaminerTable
{
    internal ExaminerTable(IReadOnlyList<TrialFolder> folders, IReadOnlyList<string> columns, int known, IReadOnlyList<IReadOnlyList<Value>> cells)
        => (Folders, Columns, KnownColumns, Cells) = (folders, columns, known, cells);

    /// <summary>The folder of each row.</summary>
    public IReadOnlyList<TrialFolder> Folders { get; }

    /// <summary>The columns: of experiment, config, run_id and status those that differ between rows, then what was added.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>How many of the columns tell which folder it is; the others were added.</summary>
    internal int KnownColumns { get; }

    /// <summary>The rows, one cell a column; null where there is nothing to tell.</summary>
    public IReadOnlyList<IReadOnlyList<Value>> Cells { get; }

    /// <summary>What functions threw, in the order of folders.</summary>
    public IReadOnlyList<ExaminerFault> Faults { get; internal init; } = [];

    /// <summary>What is odd about the files that were read.</summary>
    public IReadOnlyList<string> Warnings { get; internal init; } = [];
}
