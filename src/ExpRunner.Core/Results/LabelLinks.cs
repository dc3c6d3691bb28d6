using System.Globalization;

namespace ExpRunner.Results;

/// <summary>Readable links to trial folders, below <c>by-label</c>: for people, never identity.</summary>
internal static class LabelLinks
{
    /// <summary>Links a label to a trial's folder, if it has one; of two trials with one label the later gets its id behind it.</summary>
    public static void Add(string sweepFolder, string label, UInt128 id)
    {
        var name = id.ToString(CultureInfo.InvariantCulture);
        if (!Directory.Exists(Path.Combine(sweepFolder, name)))
        {
            return;
        }
        var folder = Directory.CreateDirectory(Path.Combine(sweepFolder, "by-label")).FullName;
        var target = Path.Combine("..", name);
        foreach (var link in new[] { Path.Combine(folder, label), Path.Combine(folder, $"{label}-{name}") })
        {
            if (new DirectoryInfo(link).LinkTarget is { } known)
            {
                if (known == target)
                {
                    return;
                }
                continue;
            }
            Directory.CreateSymbolicLink(link, target);
            return;
        }
    }
}
