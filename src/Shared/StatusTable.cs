using System.Globalization;
using ExpRunner.Reporting;
using ExpRunner.Results;
using ExpRunner.Values;

namespace ExpRunner.Commands;

/// <summary>The status of sweeps as a table: all columns for programs, for people those that say something.</summary>
internal static class StatusTable
{
    private static readonly (string Name, Func<SweepStatus, Value> Cell)[] Columns =
    [
        ("experiment", sweep => Value.Of(sweep.Experiment)),
        ("shard", sweep => Value.Of(sweep.Shard)),
        ("trials", sweep => Value.Of(sweep.Trials)),
        ("planned", sweep => Value.Number(sweep.Planned.ToString(CultureInfo.InvariantCulture))),
        ("completed", sweep => Value.Of(sweep.Completed)),
        ("failed", sweep => Value.Of(sweep.Failed.Values.Sum())),
        ("failures", sweep => sweep.Failed.Count == 0 ? Value.Null : Value.Of(Counts(sweep.Failed.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (entry.Key, entry.Value))))),
        ("missing", sweep => Value.Number(sweep.Missing.ToString(CultureInfo.InvariantCulture))),
        ("lost", sweep => Value.Of(sweep.InFlightLost)),
        ("set_aside", sweep => Value.Of(sweep.SetAside)),
        ("running", sweep => Value.Of(sweep.Running)),
        ("run_by", sweep => Value.Of(sweep.Owner)),
        ("stale", sweep => sweep.Stale is { } stale ? Value.Of(stale) : Value.Null),
        ("codes", sweep => Value.Object([.. sweep.Codes.OrderByDescending(code => code.Value).ThenBy(code => code.Key, StringComparer.Ordinal).Select(code => (code.Key, Value.Of(code.Value)))])),
        ("first_error", sweep => Value.Of(sweep.FirstError)),
        ("damaged", sweep => Value.Of(sweep.DamagedPlaces)),
        ("journal_bytes", sweep => Value.Of(sweep.JournalBytes)),
        ("folder", sweep => Value.Of(sweep.Folder)),
    ];

    private static readonly string[] Always = ["experiment", "trials", "planned", "completed", "failed", "missing", "journal_bytes", "folder"];
    private static readonly string[] InNotes = ["codes", "first_error"];

    public static ReportTable Of(IReadOnlyList<SweepStatus> sweeps, bool forPeople)
    {
        var columns = forPeople ? Array.FindAll(Columns, column => IsShown(column, sweeps)) : Columns;
        return new ReportTable(
            null,
            [.. columns.Select(column => new ReportColumn(column.Name, column.Name, ReportColumnKind.Trial))],
            [.. sweeps.Select(sweep => (IReadOnlyList<Value>)[.. columns.Select(column => column.Cell(sweep))])],
            forPeople ? [.. sweeps.SelectMany(Notes)] : []);
    }

    private static bool IsShown((string Name, Func<SweepStatus, Value> Cell) column, IReadOnlyList<SweepStatus> sweeps)
        => Always.Contains(column.Name) || !InNotes.Contains(column.Name) && sweeps.Any(sweep => column.Cell(sweep) is { IsNull: false } cell && cell != Value.Of(0));

    private static IEnumerable<string> Notes(SweepStatus sweep)
    {
        if (sweep.IsAtLeast)
        {
            yield return $"{sweep.Experiment}: more repetitions may be asked for than the {sweep.Planned} of trials that have started: the last start did not count them.";
        }
        if (sweep.Stale > 0)
        {
            yield return $"{sweep.Experiment}: {sweep.Stale} of the results were made by other code than today's; --redo stale runs them again.";
        }
        else if (sweep.Codes.Count > 1)
        {
            yield return $"{sweep.Experiment}: the results were made by different code: {Counts(sweep.Codes.OrderByDescending(code => code.Value).Select(code => (Short(code.Key), code.Value)))}.";
        }
        if (sweep.InFlightLost > 0)
        {
            yield return $"{sweep.Experiment}: {sweep.InFlightLost} were running when their runner died; the next start runs them again.";
        }
        if (sweep.SetAside > 0)
        {
            yield return $"{sweep.Experiment}: {sweep.SetAside} were running each time when three runners died and are set aside; --redo failed runs them again.";
        }
        if (sweep.FirstError is { } error)
        {
            yield return $"{sweep.Experiment}: first error: {error.Split('\n')[0].TrimEnd('\r')}";
        }
    }

    private static string Counts(IEnumerable<(string Name, int Count)> counts)
        => string.Join(", ", counts.Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Count} {entry.Name}")));

    private static string Short(string code) => code.Length == 0 ? "(not recorded)" : code.Length > 12 ? code[..12] : code;
}
