using ExpRunner.Results;

namespace ExpRunner.Tests.Results.Kept;

/// <summary>The files of the operating system, relative paths being below a root: so that no path of a machine gets into what is kept.</summary>
internal sealed class PlacedFiles(string root) : IFiles
{
    public OpenFile Open(string path, FileUse use) => DiskFiles.Instance.Open(In(path), use);

    public bool Exists(string path) => DiskFiles.Instance.Exists(In(path));

    public bool FolderExists(string path) => DiskFiles.Instance.FolderExists(In(path));

    public string[] List(string folder, string pattern) => Array.ConvertAll(DiskFiles.Instance.List(In(folder), pattern), path => Path.Combine(folder, Path.GetFileName(path)));

    public void MakeFolder(string path) => DiskFiles.Instance.MakeFolder(In(path));

    public void DeleteFolder(string path) => DiskFiles.Instance.DeleteFolder(In(path));

    public bool TryMove(string from, string to) => DiskFiles.Instance.TryMove(In(from), In(to));

    public void Rename(string from, string to, bool overwrite) => DiskFiles.Instance.Rename(In(from), In(to), overwrite);

    public void Delete(string path) => DiskFiles.Instance.Delete(In(path));

    private string In(string path) => Path.Combine(root, path);
}
