using ExpRunner.Results;
using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>Puts collected trials into a folder.</summary>
public static class CollectedFile
{
    /// <summary>Writes results.jsonl, whole and at once; what an earlier call collected there is replaced.</summary>
    /// <param name="folder">The folder; it is made.</param>
    /// <param name="lines">The lines.</param>
    /// <returns>The file.</returns>
    /// <exception cref="ReportException">The folder is a sweep's, whose results would be lost, or it cannot be written.</exception>
    public static string Write(string folder, IEnumerable<Value> lines)
    {
        var target = new SweepFolder(DiskFiles.Instance, folder);
        if (PartFolder.Is(target))
        {
            throw new ReportException($"{folder}: this folder is a sweep's, and its results.jsonl would be lost. Choose another with --dest.");
        }
        try
        {
            Directory.CreateDirectory(folder);
            target.Replace(target.Results, file =>
            {
                foreach (var line in lines)
                {
                    file.Add(System.Text.Encoding.UTF8.GetBytes(line.ToJson() + "\n"));
                }
            });
            return target.Results;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or SweepStoreException)
        {
            throw new ReportException(fault is SweepStoreException ? fault.Message : $"{folder}: {fault.Message} Choose another with --dest.");
        }
    }
}
