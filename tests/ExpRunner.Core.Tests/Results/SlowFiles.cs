using ExpRunner.Results;

namespace ExpRunner.Tests.Results;

/// <summary>Files on a far machine: everything takes a moment, and reads give less than was asked for.</summary>
internal sealed class SlowFiles(TimeSpan delay) : IFiles
{
    private const int LongestRead = 100;
    private static readonly DiskFiles Disk = DiskFiles.Instance;

    public OpenFile Open(string path, FileUse use) => Late(() => new SlowFile(this, Disk.Open(path, use)));

    public bool Exists(string path) => Late(() => Disk.Exists(path));

    public bool FolderExists(string path) => Late(() => Disk.FolderExists(path));

    public string[] List(string folder, string pattern) => Late(() => Disk.List(folder, pattern));

    public void MakeFolder(string path) => Late(() => Disk.MakeFolder(path));

    public void DeleteFolder(string path) => Late(() => Disk.DeleteFolder(path));

    public bool TryMove(string from, string to) => Late(() => Disk.TryMove(from, to));

    public void Rename(string from, string to, bool overwrite) => Late(() => Disk.Rename(from, to, overwrite));

    public void Delete(string path) => Late(() => Disk.Delete(path));

    private void Late(Action operation) => Late(() =>
    {
        operation();
        return 0;
    });

    private T Late<T>(Func<T> operation)
    {
        Thread.Sleep(delay);
        return operation();
    }

    private sealed class SlowFile(SlowFiles files, OpenFile file) : OpenFile
    {
        public override long Length => files.Late(() => file.Length);

        public override int Read(Span<byte> bytes, long offset)
        {
            Thread.Sleep(files.Delay);
            return file.Read(bytes[..Math.Min(bytes.Length, LongestRead)], offset);
        }

        public override void Write(ReadOnlySpan<byte> bytes, long offset)
        {
            Thread.Sleep(files.Delay);
            file.Write(bytes, offset);
        }

        public override void SetLength(long length) => files.Late(() => file.SetLength(length));

        public override void FlushToDisk() => files.Late(file.FlushToDisk);

        public override void Dispose() => file.Dispose();
    }

    private TimeSpan Delay => delay;
}
