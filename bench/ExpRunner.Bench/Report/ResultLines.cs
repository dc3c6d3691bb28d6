using System.Globalization;

namespace ExpRunner.Bench;

/// <summary>Result lines of a sweep over six fields with four scores of three repetitions, as Python's json writes them: about 481 bytes each, the same every time.</summary>
internal static class ResultLines
{
    private static readonly string[] Models = ["svm", "gbm", "rf", "mlp", "knn", "ridge", "lasso", "tree"];
    private static readonly string[] DataSets = ["digits", "cancer", "iris", "wine", "housing"];
    private static readonly (string Name, double Least, double Width)[] Scores = [("accuracy", 0.5, 0.5), ("auc", 0.5, 0.5), ("fit_time", 0, 5), ("loss", 0, 1)];

    public static void Write(string file, int lines)
    {
        var random = new Random(7);
        using var writer = new StreamWriter(file, append: false, System.Text.Encoding.ASCII, 1 << 20);
        for (var i = 0; i < lines; i++)
        {
            var scores = Array.ConvertAll(Scores, score => Enumerable.Range(0, 3).Select(_ => Math.Round(score.Least + (score.Width * random.NextDouble()), 4)).ToArray());
            writer.Write(string.Create(CultureInfo.InvariantCulture,
                $$"""{"config": {"batch": {{32 << (i % 3)}}, "dataset": "{{DataSets[i / 8 % 5]}}", "depth": {{i % 12}}, "lr": {{random.NextDouble():F6}}, "model": "{{Models[i % 8]}}", "reg": {{random.NextDouble():F6}}}, "experiment_id": {{i}}, "scores": {"""));
            writer.Write(string.Join(", ", [.. Lists(scores), .. Statistics("mean", scores, Mean), .. Statistics("std", scores, Deviation)]));
            writer.Write("}}\n");
        }
    }

    private static IEnumerable<string> Lists(double[][] scores)
        => Scores.Select((score, i) => $"\"{score.Name}\": [{string.Join(", ", scores[i].Select(number => number.ToString(CultureInfo.InvariantCulture)))}]");

    private static IEnumerable<string> Statistics(string name, double[][] scores, Func<double[], double> compute)
        => Scores.Select((score, i) => $"\"{name}_{score.Name}\": {compute(scores[i]).ToString("F6", CultureInfo.InvariantCulture)}");

    private static double Mean(double[] numbers) => numbers.Average();

    private static double Deviation(double[] numbers)
    {
        var mean = numbers.Average();
        return Math.Sqrt(numbers.Average(number => (number - mean) * (number - mean)));
    }
}
