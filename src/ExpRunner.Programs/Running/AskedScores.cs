using ExpRunner.Programs.Captures;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Programs.Running;

/// <summary>
/// The scores that an attempt can have, which may be asked for some stages alone. What the stages before them left is there and is read;
/// what later ones print is not, and that it is not found is no news.
/// </summary>
internal sealed class AskedScores
{
    private readonly HashSet<string> _forgiven;

    public AskedScores(ProgramSpec spec, IReadOnlyList<AttemptStage> asked, AttemptValues values)
    {
        var names = asked.Select(stage => stage.Name).ToHashSet(StringComparer.Ordinal);
        var last = spec.Stages.Select(stage => stage.Name).ToList().FindLastIndex(names.Contains);
        Stages = [.. spec.Stages.Take(last + 1).Select(stage => stage.Name)];
        var isWhole = names.Count == spec.Stages.Count;
        Set = isWhole ? spec.Scores : spec.Scores with { Captures = [.. spec.Scores.Captures.Where(capture => CanHave(capture, values))] };
        _forgiven = isWhole ? [] : [.. Set.Captures.Where(capture => capture.Source.Stage is not { } stage || !names.Contains(stage)).Select(capture => capture.Name), .. Set.Formulas.Select(formula => formula.Name)];
    }

    /// <summary>The stages whose output is read, in order.</summary>
    public IReadOnlyList<string> Stages { get; }

    /// <summary>What is read.</summary>
    public CaptureSet Set { get; }

    /// <summary>What was read, without what was not found because its stage was not asked for.</summary>
    public CaptureResult Judge(CaptureResult read)
    {
        if (_forgiven.Count == 0)
        {
            return read;
        }
        var kept = Enumerable.Range(0, read.Scores.Names.Length).Where(i => !read.Scores.Items[i].IsNull || !_forgiven.Contains(read.Scores.Names[i])).ToArray();
        return read with
        {
            Scores = Value.Object([.. kept.Select(i => read.Scores.Names[i])], [.. kept.Select(i => read.Scores.Items[i])]),
            Missing = [.. read.Missing.Where(name => !_forgiven.Contains(name))],
            Uncomputed = [.. read.Uncomputed.Where(score => !_forgiven.Contains(score.Name))],
            MissingRequired = [.. read.MissingRequired.Where(name => !_forgiven.Contains(name))],
        };
    }

    private bool CanHave(CaptureSpec capture, AttemptValues values)
        => capture.Source.File is { } file
            ? File.Exists(Path.GetFullPath(file.Expand(values.Templates), values.Folder))
            : capture.Source.Stage is not { } stage || Stages.Contains(stage);
}
