using ExpRunner.Sweeps;

namespace ExpRunner.Programs.SweepFiles.Yaml;

/// <summary>What is wrong with a file, gathered while it is read, so that a person sees all of it at once.</summary>
internal sealed class ProblemList
{
    private readonly List<(FilePlace Place, string Text)> _problems = [];

    /// <summary>All problems in order of their places, each once, as <c>file:line:column: what. What to do.</c></summary>
    public IReadOnlyList<string> Lines => [.. _problems.OrderBy(problem => problem.Place).Select(problem => $"{problem.Place}: {problem.Text}").Distinct()];

    /// <summary>Whether anything is wrong so far.</summary>
    public bool Any => _problems.Count > 0;

    /// <summary>Notes a problem; reading goes on.</summary>
    public void Add(FilePlace place, string text) => _problems.Add((place, text));

    /// <summary>Notes a problem after which nothing sensible can be read.</summary>
    /// <returns>The exception to throw.</returns>
    public SweepException Fatal(FilePlace place, string text, Exception? inner = null)
    {
        Add(place, text);
        return new(Lines, inner);
    }

    /// <exception cref="SweepException">Something is wrong; it has all of it.</exception>
    public void ThrowIfAny()
    {
        if (Any)
        {
            throw new SweepException(Lines);
        }
    }
}
