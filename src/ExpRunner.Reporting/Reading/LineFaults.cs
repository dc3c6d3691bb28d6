using System.Globalization;

namespace ExpRunner.Reporting;

/// <summary>Names the lines of a file that could not be read, so that a file of rubbish does not flood the warnings.</summary>
internal static class LineFaults
{
    private const int MostWarnings = 20;

    public static void Name(List<(int Line, string Reason)> faults, string path, int lines, List<string> warnings)
    {
        foreach (var (line, reason) in faults.Take(MostWarnings))
        {
            var what = line == lines ? "The last line is torn or damaged" : "The line is damaged";
            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"{path}:{line}: {what} and was passed over ({reason})."));
        }
        if (faults.Count > MostWarnings)
        {
            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"{path}: {faults.Count - MostWarnings} more damaged lines were passed over."));
        }
    }
}
