using ExpRunner.TestKit;
using ExpRunner.Workers;

namespace ExpRunner.Tests.Workers;

public sealed class FileKeeperTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Pieces_become_files_and_a_piece_at_the_start_begins_anew()
    {
        FileKeeper.Write(_folder["in"], "deep/er/file", 0, "long text"u8);
        FileKeeper.Write(_folder["in"], "deep/er/file", 0, "te"u8);
        FileKeeper.Write(_folder["in"], "deep/er/file", 2, "xt"u8);
        Assert.Equal("text", File.ReadAllText(_folder["in", "deep", "er", "file"]));
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("a/../../x")]
    [InlineData("/x")]
    [InlineData("a//x")]
    [InlineData("./x")]
    [InlineData("")]
    [InlineData("a\0b")]
    public void Names_that_lead_out_of_the_folder_are_refused(string name)
    {
        Assert.Throws<InvalidDataException>(() => FileKeeper.Write(_folder["in"], name, 0, "x"u8));
        Assert.Empty(_folder.Files);
    }

    [Theory]
    [InlineData("link/x")]
    [InlineData("file")]
    public void Links_within_the_folder_are_not_followed(string name)
    {
        Directory.CreateDirectory(_folder["in"]);
        Directory.CreateDirectory(_folder["out"]);
        Directory.CreateSymbolicLink(_folder["in", "link"], _folder["out"]);
        File.CreateSymbolicLink(_folder["in", "file"], _folder["out", "x"]);
        Assert.Throws<InvalidDataException>(() => FileKeeper.Write(_folder["in"], name, 0, "x"u8));
        Assert.Empty(Directory.GetFiles(_folder["out"]));
    }
}
