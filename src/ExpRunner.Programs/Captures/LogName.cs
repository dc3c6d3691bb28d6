using System.Globalization;
using System.Text.RegularExpressions;
using ExpRunner.Sweeps;

namespace ExpRunner.Programs.Captures;

/// <summary>What the logs in a repetition's folder are called: <c>train.stdout.log</c>, of the second attempt <c>train.stdout.2.log</c>; those of classes have no stage.</summary>
internal static partial class LogName
{
    private const string Output = "stdout", Error = "stderr", Extension = "log";

    /// <summary>What all of them match.</summary>
    public const string Pattern = "*." + Extension;

    /// <summary>The log of an attempt.</summary>
    /// <param name="folder">The repetition's folder.</param>
    /// <param name="stage">The stage; empty for a class.</param>
    /// <param name="stream">One of the two streams.</param>
    /// <param name="attempt">The attempt's number, from 1.</param>
    public static CaptureLog Of(string folder, string stage, CaptureStream stream, int attempt)
    {
        var name = stream == CaptureStream.Error ? Error : Output;
        return new(stage, stream, Path.Join(folder, Attempt.FileName(stage.Length > 0 ? $"{stage}.{name}" : name, Extension, attempt)));
    }

    /// <summary>The log that a file is; null: it is none.</summary>
    public static (int Attempt, CaptureLog Log)? Read(string path)
    {
        if (Name().Match(Path.GetFileName(path)) is not { Success: true } name)
        {
            return null;
        }
        var attempt = name.Groups["attempt"] is { Success: true } number ? int.Parse(number.ValueSpan, CultureInfo.InvariantCulture) : 1;
        return (attempt, new(name.Groups["stage"].Value, name.Groups["stream"].Value == Error ? CaptureStream.Error : CaptureStream.Output, path));
    }

    [GeneratedRegex(@"^((?<stage>.+)\.)?(?<stream>stdout|stderr)(\.(?<attempt>[1-9][0-9]{0,8}))?\.log$", RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
