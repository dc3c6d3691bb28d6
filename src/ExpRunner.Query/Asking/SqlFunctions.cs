using System.Text.RegularExpressions;
using SQLitePCL;

namespace ExpRunner.Querying;

/// <summary>Functions that SQLite lacks: mathematics, as newer SQLite has it, and regular expressions. What is not defined is null.</summary>
internal static class SqlFunctions
{
    private const int Deterministic = 0x800;
    private const int MostPatterns = 64;
    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(2);

    private static readonly (string Name, Func<double, double> Of)[] Unary =
    [
        ("sqrt", Math.Sqrt), ("exp", Math.Exp), ("ln", Math.Log), ("log", Math.Log10), ("log10", Math.Log10), ("log2", Math.Log2), ("floor", Math.Floor), ("ceil", Math.Ceiling), ("ceiling", Math.Ceiling),
        ("trunc", Math.Truncate), ("sin", Math.Sin), ("cos", Math.Cos), ("tan", Math.Tan), ("asin", Math.Asin), ("acos", Math.Acos), ("atan", Math.Atan), ("sinh", Math.Sinh), ("cosh", Math.Cosh), ("tanh", Math.Tanh),
        ("degrees", double.RadiansToDegrees), ("radians", double.DegreesToRadians), ("sign", number => double.IsNaN(number) ? number : Math.Sign(number)),
    ];

    private static readonly (string Name, Func<double, double, double> Of)[] Binary =
    [
        ("pow", Math.Pow), ("power", Math.Pow), ("atan2", Math.Atan2), ("mod", (left, right) => left % right), ("log", (b, x) => Math.Log(x) / Math.Log(b)),
    ];

    /// <summary>The names of all functions that are added, with how they are called.</summary>
    public static IEnumerable<string> Names => Unary.Select(function => function.Name).Concat(Binary.Select(function => function.Name)).Concat(["pi", "regexp"]).Concat(SqlAggregates.Names).Distinct();

    /// <summary>Adds them to a database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="folderOf">The folder of a file, by its number.</param>
    public static void AddTo(Database database, Func<long, string?> folderOf)
    {
        foreach (var (name, of) in Unary)
        {
            Add(database, name, 1, arguments => Number(of(arguments[0])));
        }
        foreach (var (name, of) in Binary)
        {
            Add(database, name, 2, arguments => Number(of(arguments[0], arguments[1])));
        }
        Add(database, "pi", 0, _ => Math.PI);
        AddRegex(database);
        raw.sqlite3_create_function(database.Handle, "exprun_folder", 1, raw.SQLITE_UTF8, null, (context, _, arguments) =>
        {
            if (folderOf(raw.sqlite3_value_int64(arguments[0])) is { } folder)
            {
                raw.sqlite3_result_text(context, folder);
                return;
            }
            raw.sqlite3_result_null(context);
        });
        SqlAggregates.AddTo(database);
    }

    private static double? Number(double number) => double.IsNaN(number) ? null : number;

    private static void Add(Database database, string name, int count, Func<double[], double?> of)
        => database.Check(raw.sqlite3_create_function(database.Handle, name, count, raw.SQLITE_UTF8 | Deterministic, null, (context, _, arguments) =>
        {
            var isDefined = arguments.All(argument => raw.sqlite3_value_type(argument) is raw.SQLITE_INTEGER or raw.SQLITE_FLOAT);
            if (isDefined && of(Array.ConvertAll(arguments, raw.sqlite3_value_double)) is { } result)
            {
                raw.sqlite3_result_double(context, result);
                return;
            }
            raw.sqlite3_result_null(context);
        }));

    /// <summary><c>X regexp Y</c> is regexp(Y, X).</summary>
    private static void AddRegex(Database database)
    {
        var patterns = new Dictionary<string, Regex>(StringComparer.Ordinal);
        database.Check(raw.sqlite3_create_function(database.Handle, "regexp", 2, raw.SQLITE_UTF8 | Deterministic, null, (context, _, arguments) =>
        {
            if (arguments.Any(argument => raw.sqlite3_value_type(argument) == raw.SQLITE_NULL))
            {
                raw.sqlite3_result_null(context);
                return;
            }
            try
            {
                var pattern = raw.sqlite3_value_text(arguments[0]).utf8_to_string();
                raw.sqlite3_result_int(context, PatternOf(pattern, patterns).IsMatch(raw.sqlite3_value_text(arguments[1]).utf8_to_string()) ? 1 : 0);
            }
            catch (Exception fault) when (fault is RegexParseException or RegexMatchTimeoutException)
            {
                raw.sqlite3_result_error(context, $"regexp: {fault.Message}");
            }
        }));
    }

    private static Regex PatternOf(string pattern, Dictionary<string, Regex> known)
    {
        if (!known.TryGetValue(pattern, out var regex))
        {
            if (known.Count == MostPatterns)
            {
                known.Clear();
            }
            known[pattern] = regex = new(pattern, RegexOptions.CultureInvariant, LongestMatch);
        }
        return regex;
    }
}
