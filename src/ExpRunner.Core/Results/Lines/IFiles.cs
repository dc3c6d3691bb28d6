namespace ExpRunner.Results;

/// <summary>
/// All that Results does to files and folders; tests put faults in here. What fails throws <see cref="IOException"/> or
/// <see cref="UnauthorizedAccessException"/>; a pipe, socket or device that is opened in the place of a file <see cref="SweepStoreException"/>, at once.
/// </summary>
internal interface IFiles
{
    OpenFile Open(string path, FileUse use);

    bool Exists(string path);

    bool FolderExists(string path);

    /// <summary>The files of a folder whose names match; none where it does not exist.</summary>
    string[] List(string folder, string pattern);

    /// <summary>Makes a folder and those above it; one that exists is left as it is.</summary>
    void MakeFolder(string path);

    /// <summary>Takes an empty folder away.</summary>
    void DeleteFolder(string path);

    /// <summary>Gives a file another name; a file of that name is replaced at once where that is asked for.</summary>
    void Rename(string from, string to, bool overwrite);

    /// <summary>Gives a file a name that no file has; false: one has it, and nothing was changed. Of several callers one succeeds.</summary>
    bool TryMove(string from, string to);

    void Delete(string path);
}
