using System.Text;
using ExpRunner.Results;
using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>The scores of repetitions that several lines tell of, as one line has them.</summary>
internal static class CollectedScores
{
    /// <summary>Lists by name with mean and deviation behind, written as sweeps write them.</summary>
    public static Value Of(IReadOnlyList<Repetition> runs)
    {
        var bytes = new Utf8Buffer();
        var places = new List<Range>();
        foreach (var run in runs)
        {
            var start = bytes.Length;
            bytes.Add(Encoding.UTF8.GetBytes(OfOne(run).ToJson()));
            places.Add(start..bytes.Length);
        }
        var columns = new Results.ScoreColumns();
        foreach (var place in places)
        {
            columns.Add(bytes.Written, place);
        }
        var line = new Utf8Buffer();
        columns.Write(bytes.Written, line);
        return Value.ParseJson(line.Written);
    }

    private static Value OfOne(Repetition run)
        => Value.Object([.. run.Trial.Scores.Keys.Where(name => run.Index < run.Trial.Scores[name].Count).Select(name => (name, run.Score(name)))]);
}
