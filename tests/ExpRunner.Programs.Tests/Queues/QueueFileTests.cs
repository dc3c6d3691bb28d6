using System.Text;
using ExpRunner.Programs.Queues;
using ExpRunner.TestKit;

namespace ExpRunner.Programs.Tests.Queues;

/// <summary>A file that two write: what one writes over is read all the same.</summary>
public sealed class QueueFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Path => _folder["q.yaml"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_edit_is_read_once()
    {
        using var file = Made("a\n...\n");
        File.WriteAllText(Path, "b\n...\n");

        Assert.Equal("b\n...\n", Text(file.Read()));
        Assert.Null(file.Read());
    }

    [Fact]
    public void What_was_not_read_is_not_replaced()
    {
        using var file = Made("a\n...\n");
        File.WriteAllText(Path, "longer\n...\n");

        Assert.False(file.TryReplace("c\n...\n"));
        Assert.Equal("longer\n...\n", File.ReadAllText(Path));
    }

    [Fact]
    public void What_an_editor_writes_into_the_old_file_after_it_was_replaced_is_read()
    {
        using var file = Made("a\n...\n");
        using (var editor = new FileStream(Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
        {
            Assert.True(file.TryReplace("ours\n...\n"));
            Assert.Null(file.Read());
            editor.Write("edited\n...\n"u8);
        }

        Assert.Equal("edited\n...\n", Text(file.Read()));
        Assert.Null(file.Read());
        Assert.Equal("ours\n...\n", File.ReadAllText(Path));
    }

    [Fact]
    public async Task Half_a_file_is_not_taken_for_an_edit_until_nothing_more_comes()
    {
        using var file = Made("a\n...\n");
        File.WriteAllText(Path, "");
        Assert.Null(file.Read());
        File.WriteAllText(Path, "half\n");
        Assert.Null(file.Read());
        Assert.False(file.IsSettled);
        Assert.False(file.TryReplace("ours\n...\n"));

        byte[]? bytes = null;
        await Eventually.HoldsAsync(() => (bytes = file.Read()) is not null, "what has settled is read");
        Assert.Equal("half\n", Text(bytes));
        Assert.True(file.IsSettled);
    }

    [Fact]
    public async Task A_file_that_is_empty_when_it_is_first_read_is_read_when_it_stays_so()
    {
        File.WriteAllText(Path, "");
        using var file = new QueueFile(Path, TimeProvider.System);

        byte[]? bytes = null;
        await Eventually.HoldsAsync(() => (bytes = file.Read()) is not null, "it is read");
        Assert.Empty(bytes!);
    }

    [Fact]
    public async Task A_file_that_was_deleted_comes_back()
    {
        using var file = Made("a\n...\n");
        File.Delete(Path);
        Assert.Null(file.Read());

        await Eventually.HoldsAsync(() => file.Read() is null && file.TryReplace("b\n...\n"), "it is written anew");
        Assert.Equal("b\n...\n", File.ReadAllText(Path));
    }

    [Fact]
    public void Links_and_rights_stay_and_nothing_is_left_beside()
    {
        File.WriteAllText(_folder["real.yaml"], "a\n...\n");
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        File.SetUnixFileMode(_folder["real.yaml"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.CreateSymbolicLink(Path, "real.yaml");
        using var file = new QueueFile(Path, TimeProvider.System);
        file.Read();

        Assert.True(file.TryReplace("b\n...\n"));
        Assert.Equal("b\n...\n", File.ReadAllText(_folder["real.yaml"]));
        Assert.Equal("real.yaml", new FileInfo(Path).LinkTarget);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder["real.yaml"]));
        Assert.Equal(["q.yaml", "real.yaml"], _folder.Files);
    }

    private QueueFile Made(string text)
    {
        File.WriteAllText(Path, text);
        var file = new QueueFile(Path, TimeProvider.System);
        Assert.Equal(text, Text(file.Read()));
        return file;
    }

    private static string Text(byte[]? bytes) => Encoding.UTF8.GetString(bytes!);
}
