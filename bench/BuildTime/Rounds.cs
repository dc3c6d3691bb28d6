using System.Diagnostics;

namespace ExpRunner.BuildTime;

/// <summary>Builds projects in turn, round by round, so that a slow hour slows all of them.</summary>
internal static class Rounds
{
    /// <summary>Seconds of each clean build, by project; the first round warms up and is not counted.</summary>
    public static IReadOnlyList<double>[] Run(ScratchProject[] projects, int rounds)
    {
        var seconds = projects.Select(_ => new List<double>()).ToArray();
        for (var round = -1; round < rounds; round++)
        {
            for (var i = 0; i < projects.Length; i++)
            {
                projects[i].Clean();
                var start = Stopwatch.GetTimestamp();
                projects[i].Build("build", "-v:q");
                if (round >= 0)
                {
                    seconds[i].Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
                }
            }
        }
        return seconds;
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
