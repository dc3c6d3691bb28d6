using System.Globalization;
using System.Numerics;
using System.Text;

namespace ExpRunner.Reporting.Tests.Layout;

/// <summary>A grid of two fields and results of five repetitions, with a hole, a failure and a third field that varies in one place.</summary>
internal static class GridResults
{
    public static readonly string[] Lines =
    [
        Line(0, 9, "Manhattan", [0.951, 0.957, 0.949, 0.955, 0.953]),
        Line(1, 9, "Euclidean", [0.961, 0.963, 0.958, 0.964, 0.959]),
        Line(2, 1, "Manhattan", [0.968, 0.975, 0.963, 0.971, 0.966]),
        Line(3, 1, "Euclidean", [0.971, 0.977, 0.966, 0.974, 0.967]),
        Line(4, 3, "Euclidean", [0.9741, 0.9735, 0.9739, 0.9744, 0.9737]),
        Line(5, 3, "Manhattan", [], "failed"),
    ];

    /// <summary>A line of results.jsonl; its times are ten to fourteen milliseconds.</summary>
    public static string Line(int id, int k, string metric, double[] accuracies, string status = "completed")
        => $$"""{"experiment":"Knn","experiment_id":{{id}},"K":{{k}},"Metric":"{{metric}}","status":"{{status}}","repetitions":5,"scores":{{Scores(accuracies)}}}""";

    /// <summary>A journal that says that all repetitions of these trials drew from the shared numbers of one seed.</summary>
    public static string SharedJournal(int trials, int repetitions)
    {
        var lines = new List<string> { """ "kind":"runner","format":1,"experiment":"Knn","seed":7,"runner":"a1","host":"h","started_at":"2026-01-01T00:00:00Z" """ };
        for (var i = 0; i < trials * repetitions; i++)
        {
            var (trial, run) = (i / repetitions, i % repetitions);
            lines.Add(Invariant($$""" "kind":"started","id":{{trial}},"run_id":{{run}},"attempt":1,"key":"{{i:x32}}","path":"{{trial}}/{{run}}","at":"2026-01-01T00:00:00Z" """));
            lines.Add(Invariant($$""" "kind":"ended","id":{{trial}},"run_id":{{run}},"attempt":1,"status":"completed","key":"{{i:x32}}","path":"{{trial}}/{{run}}","scores":{"x":1},"started_at":"2026-01-01T00:00:00Z","duration":1,"shared_random":true """));
        }
        return string.Concat(lines.Select((line, seq) => Framed(Invariant($$"""{"seq":{{seq}},{{line.Trim()}}"""))));
    }

    /// <summary>The line with its checksum (CRC-32C).</summary>
    private static string Framed(string line)
        => Invariant($$"""{{line}},"crc":"{{~Encoding.UTF8.GetBytes(line).Aggregate(~0u, BitOperations.Crc32C):x8}}"}""") + "\n";

    private static string Scores(double[] numbers)
        => numbers.Length == 0 ? "{}" : $$"""{"Accuracy":[{{string.Join(',', numbers.Select(number => Invariant($"{number}")))}}],"fit_time":[{{string.Join(',', numbers.Select((_, i) => Invariant($"{(10 + i) / 1000.0}")))}}]}""";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
