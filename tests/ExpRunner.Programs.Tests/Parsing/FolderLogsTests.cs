using ExpRunner.Programs.Captures;
using ExpRunner.Programs.Parsing;
using ExpRunner.TestKit;

namespace ExpRunner.Programs.Tests.Parsing;

/// <summary>Which logs count.</summary>
public sealed class FolderLogsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string[] Newest(params string[] files)
    {
        for (var i = 0; i < files.Length; i++)
        {
            File.WriteAllText(_folder[files[i]], "");
            File.SetLastWriteTimeUtc(_folder[files[i]], DateTime.UnixEpoch.AddSeconds(i));
        }
        return [.. FolderLogs.Newest(_folder.Path).Select(log => Path.GetFileName(log.Path))];
    }

    [Fact]
    public void The_newest_attempt_of_each_stage_counts_in_the_order_of_writing()
        => Assert.Equal(
            ["test.stdout.log", "train.stderr.10.log", "train.stdout.10.log"],
            Newest("train.stdout.log", "train.stderr.log", "train.stdout.9.log", "test.stdout.log", "train.stderr.10.log", "train.stdout.10.log", "other.log", "train.stdout.0.log"));

    [Fact]
    public void What_an_earlier_attempt_printed_on_the_other_stream_does_not_count()
        => Assert.Equal(["train.stderr.2.log"], Newest("train.stdout.log", "train.stderr.2.log"));

    [Fact]
    public void Classes_have_logs_without_a_stage()
    {
        Assert.Equal(["stdout.2.log"], Newest("stderr.log", "stdout.2.log"));
        Assert.Equal([_folder["stderr.log"], _folder["stderr.2.log"]], FolderLogs.Of(_folder.Path, "", CaptureStream.Error).Select(log => log.Log.Path));
        Assert.Empty(FolderLogs.Of(_folder["nowhere"], null, CaptureStream.Output));
    }
}
