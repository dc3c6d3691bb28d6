using System.Globalization;
using ExpRunner.Platform;

namespace ExpRunner.Results;

/// <summary>Finds out before the first trial that a folder cannot be used.</summary>
internal static class SweepFolderCheck
{
    /// <exception cref="SweepStoreException">There is a file where a folder should be, or the reverse.</exception>
    public static void Check(SweepFolder folder)
    {
        for (var path = Path.GetFullPath(folder.Path); path is not null; path = Path.GetDirectoryName(path))
        {
            if (folder.Files.Exists(path))
            {
                throw new SweepStoreException($"{path}: a file is where a folder should be. Move it away, or choose another folder with --out.");
            }
        }
        foreach (var file in new[] { folder.Journal, folder.Results, folder.Sweep, folder.Damaged, folder.Lock })
        {
            if (folder.Files.FolderExists(file))
            {
                throw new SweepStoreException($"{file}: a folder is where a file should be. Move it away, or choose another folder with --out.");
            }
        }
    }

    /// <summary>Makes a folder that does not exist and takes it away again.</summary>
    /// <exception cref="SweepStoreException">It cannot be made.</exception>
    public static void CheckWritable(SweepFolder folder)
    {
        var made = new List<string>();
        for (var path = Path.GetFullPath(folder.Path); path is not null && !folder.Files.FolderExists(path); path = Path.GetDirectoryName(path))
        {
            made.Add(path);
        }
        try
        {
            Make(folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SweepStoreException($"{folder.Path}: the folder cannot be made: {fault.Message} Choose another with --out.", fault);
        }
        try
        {
            made.ForEach(folder.Files.DeleteFolder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Somebody else began to use it just now.
        }
    }

    /// <summary>
    /// Makes the folder; a runner that only looks whether it could takes away what it made, maybe just now: hence more than one try. Then something
    /// was in the way, and was no folder any more when it was looked at.
    /// </summary>
    public static void Make(SweepFolder folder)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                folder.Files.MakeFolder(folder.Path);
                return;
            }
            catch (Exception fault) when (tries < 40 && fault is DirectoryNotFoundException or FileNotFoundException or IOException { HResult: Libc.FileExists })
            {
                Thread.Sleep(tries / 10);
            }
        }
    }

    /// <summary>The error for a folder that another runner writes; names it where its header is there already.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="options">Today's sweep.</param>
    /// <param name="isPassing">Whether it may have just begun, and be joined in a moment.</param>
    public static SweepStoreException Busy(SweepFolder folder, SweepStoreOptions options, bool isPassing = true)
    {
        var owner = "another runner";
        if (folder.Files.Exists(folder.Journal))
        {
            using var file = folder.Files.Open(folder.Journal, FileUse.Read);
            var lines = new LineReader(file);
            while (lines.MoveNext())
            {
                var members = new MemberReader(lines.Line);
                if (lines.Line.IndexOf("\"kind\":\"runner\""u8) is > 0 and < 40 && JournalLine.TryProve(lines.Line, out _))
                {
                    var runner = RunnerLine.Read(ref members, options, string.Create(CultureInfo.InvariantCulture, $"{folder.Journal}:{lines.Number}"));
                    owner = string.Create(CultureInfo.InvariantCulture, $"process {runner.ProcessId} on {runner.Host}");
                }
            }
        }
        return new SweepStoreException($"{folder.Path}: {owner} runs a sweep in this folder. Wait for it or stop it, or choose another folder with --out.") { IsPassing = isPassing };
    }
}
