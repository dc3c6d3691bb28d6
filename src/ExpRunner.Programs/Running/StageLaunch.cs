using ExpRunner.Programs.Templates;
using ExpRunner.Sweeps;

namespace ExpRunner.Programs.Running;

/// <summary>A stage of an attempt that is to run.</summary>
/// <param name="Program">The program.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Attempt">The attempt.</param>
/// <param name="Values">What its templates know.</param>
/// <param name="Token">What all its processes carry on this machine.</param>
/// <param name="IsLast">Whether it is the last one asked for.</param>
internal readonly record struct StageLaunch(SlotProgram Program, StageSpec Stage, Attempt Attempt, AttemptValues Values, string Token, bool IsLast)
{
    /// <summary>What is brought to the attempt's folder when it has ended.</summary>
    /// <param name="isLast">Whether no stage comes behind it.</param>
    public IEnumerable<FileGlob> Fetched(bool isLast)
    {
        var values = Values.Commands;
        return Stage.Fetch.Concat(isLast ? Program.Spec.Fetch : []).Select(fetch => fetch.Expand(values));
    }

    /// <summary>Where it runs.</summary>
    /// <param name="beside">The folder that it is relative to; null: the one it was written with.</param>
    public string Folder(string? beside) => (Stage.WorkingDirectory ?? Program.Spec.WorkingDirectory).Expand(Values.Commands, beside);
}
