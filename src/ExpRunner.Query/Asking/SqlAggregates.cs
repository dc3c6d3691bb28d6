using ExpRunner.Statistics;
using SQLitePCL;

namespace ExpRunner.Querying;

/// <summary>Statistics of the numbers of a group; what is no number does not count, and what is not defined for so few numbers is null.</summary>
internal static class SqlAggregates
{
    private static readonly (string Name, Func<Summary, double> Of)[] Statistics =
    [
        ("median", summary => summary.Median), ("sd", summary => summary.SampleDeviation), ("stddev", summary => summary.SampleDeviation), ("stddev_samp", summary => summary.SampleDeviation),
        ("std", summary => summary.PopulationDeviation), ("stddev_pop", summary => summary.PopulationDeviation), ("se", summary => summary.StandardError), ("ci95", summary => summary.ConfidenceHalfWidth),
        ("variance", summary => summary.SampleDeviation * summary.SampleDeviation), ("var_samp", summary => summary.SampleDeviation * summary.SampleDeviation),
        ("var_pop", summary => summary.PopulationDeviation * summary.PopulationDeviation),
    ];

    private static readonly (string Name, Func<Summary, double> Of)[] Scores =
    [
        ("sd", summary => summary.SampleDeviation), ("std", summary => summary.PopulationDeviation), ("se", summary => summary.StandardError), ("ci95", summary => summary.ConfidenceHalfWidth),
        ("min", summary => summary.Min), ("max", summary => summary.Max), ("median", summary => summary.Median),
    ];

    /// <summary>The statistics that <c>exprun_NAME</c> computes from the values of a score.</summary>
    public static IEnumerable<string> OfScores => Scores.Select(statistic => statistic.Name);

    /// <summary>Their names.</summary>
    public static IEnumerable<string> Names => Statistics.Select(statistic => statistic.Name).Append("percentile");

    /// <summary>Adds them to a database.</summary>
    public static void AddTo(Database database)
    {
        foreach (var (name, of) in Statistics)
        {
            Add(database, name, 1, group => of(Summary.Of([.. group.Numbers])));
        }
        Add(database, "percentile", 2, Percentile);
        foreach (var (name, of) in Scores)
        {
            AddOfScore(database, "exprun_" + name, of);
        }
    }

    private static void AddOfScore(Database database, string name, Func<Summary, double> of)
    {
        var numbers = new ScoreNumbers();
        database.Check(raw.sqlite3_create_function(database.Handle, name, 1, raw.SQLITE_UTF8, null, (context, _, arguments) =>
        {
            if (raw.sqlite3_value_type(arguments[0]) == raw.SQLITE_TEXT)
            {
                numbers.Read(raw.sqlite3_value_blob(arguments[0]));
                Give(context, of(Summary.Of(numbers.All)));
                return;
            }
            raw.sqlite3_result_null(context);
        }));
    }

    private static void Give(sqlite3_context context, double number)
    {
        if (double.IsNaN(number))
        {
            raw.sqlite3_result_null(context);
            return;
        }
        raw.sqlite3_result_double(context, number);
    }

    private static void Add(Database database, string name, int count, Func<Group, double> of)
        => database.Check(raw.sqlite3_create_function(database.Handle, name, count, raw.SQLITE_UTF8, null, Step, (context, _) =>
        {
            var result = context.state is Group { Numbers.Count: > 0 } group ? of(group) : double.NaN;
            context.state = null!;
            Give(context, result);
        }));

    private static void Step(sqlite3_context context, object user, sqlite3_value[] arguments)
    {
        var group = context.state as Group;
        context.state = group ??= new();
        if (arguments.Length > 1)
        {
            group.Share = raw.sqlite3_value_double(arguments[1]);
        }
        if (raw.sqlite3_value_type(arguments[0]) is raw.SQLITE_INTEGER or raw.SQLITE_FLOAT)
        {
            group.Numbers.Add(raw.sqlite3_value_double(arguments[0]));
        }
    }

    /// <summary>Between the two nearest numbers in a straight line (type 7 of R. J. Hyndman, Y. Fan, The American Statistician 50 (1996) 361-365).</summary>
    private static double Percentile(Group group)
    {
        if (group.Share is not (>= 0 and <= 100))
        {
            return double.NaN;
        }
        group.Numbers.Sort();
        var place = group.Share / 100 * (group.Numbers.Count - 1);
        var (low, high) = (group.Numbers[(int)Math.Floor(place)], group.Numbers[(int)Math.Ceiling(place)]);
        return low + ((place - Math.Floor(place)) * (high - low));
    }

    private sealed class Group
    {
        public List<double> Numbers { get; } = [];

        public double Share { get; set; }
    }
}
