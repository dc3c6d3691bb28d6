using System.Globalization;

namespace ExpRunner.Reporting.Tests.Comparing;

/// <summary>Lines of results before and after a change.</summary>
internal static class CompareResults
{
    /// <summary>Four configs, eight repetitions each: one unchanged, one better, one worse, one with a failure.</summary>
    public static readonly string[] Before =
    [
        Line(0, "\"K\":1,\"Metric\":\"Euclidean\"", [0.971, 0.964, 0.980, 0.958, 0.973, 0.969, 0.976, 0.963]),
        Line(1, "\"K\":3,\"Metric\":\"Euclidean\"", [0.941, 0.934, 0.950, 0.928, 0.943, 0.939, 0.946, 0.933]),
        Line(2, "\"K\":1,\"Metric\":\"Cosine\"", [0.911, 0.904, 0.920, 0.898, 0.913, 0.909, 0.916, 0.903]),
        Line(3, "\"K\":3,\"Metric\":\"Cosine\"", [0.881, 0.874, 0.890, 0.868, 0.883, 0.879, 0.886, 0.873]),
        Line(4, "\"K\":9,\"Metric\":\"Cosine\"", [0.5]),
    ];

    public static readonly string[] After =
    [
        Line(0, "\"Metric\":\"Euclidean\",\"K\":1.0,\"Fast\":true", [0.971, 0.964, 0.980, 0.958, 0.973, 0.969, 0.976, 0.963]),
        Line(1, "\"Metric\":\"Euclidean\",\"K\":3,\"Fast\":true", [0.951, 0.943, 0.961, 0.939, 0.952, 0.949, 0.955, 0.944]),
        Line(2, "\"Metric\":\"Cosine\",\"K\":1,\"Fast\":true", [0.851, 0.846, 0.858, 0.839, 0.852, 0.850, 0.857, 0.841]),
        Line(3, "\"Metric\":\"Cosine\",\"K\":3,\"Fast\":true", [], "failed"),
        Line(5, "\"Metric\":\"Cosine\",\"K\":5,\"Fast\":true", [0.5]),
    ];

    /// <summary>A line of results.jsonl.</summary>
    public static string Line(int id, string config, double[] accuracies, string status = "completed", string experiment = "Knn")
        => $$"""{"experiment":"{{experiment}}","experiment_id":{{id}},{{config}},"repetitions":{{accuracies.Length}},"status":"{{status}}","scores":{{Scores(accuracies)}}}""";

    private static string Scores(double[] numbers)
        => numbers.Length == 0 ? "{}" : $$"""{"Accuracy":[{{string.Join(',', numbers.Select(Text))}}],"fit_time":[{{string.Join(',', numbers.Select((_, i) => Text(0.1 + (i * 0.01))))}}],"note":["a"]}""";

    private static string Text(double number) => double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : $"\"{number.ToString(CultureInfo.InvariantCulture)}\"";
}
