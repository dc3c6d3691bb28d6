using ExpRunner.Cluster.Coordinating;
using ExpRunner.Platform;
using ExpRunner.TestKit;

namespace ExpRunner.Tests.Cluster;

public sealed class FileRecordsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Where_records_outlive_a_power_cut_so_do_their_names_and_those_of_new_folders()
    {
        var secured = new List<string>();
        var records = new FileRecords(_folder["a/b"], new FolderNames(isDurable: true, secured.Add));
        await records.AddAsync("r", new byte[] { 1 });
        Assert.Equal([_folder.Path, _folder["a"], _folder["a/b"]], secured);

        await records.ReplaceAsync("r", new byte[] { 2 });
        Assert.Equal([_folder["a/b"], _folder["a/b/r.versions"]], secured.Skip(3));
    }

    [Fact]
    public async Task Else_nothing_waits_for_the_disk()
        => await new FileRecords(_folder["a"], new FolderNames(isDurable: false, _ => Assert.Fail("It waits for the disk."))).AddAsync("r", new byte[] { 1 });

    [Fact]
    public void A_folder_that_cannot_be_secured_is_named()
    {
        FolderSecurity.Secure(_folder.Path);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Contains(_folder["none"], Assert.Throws<IOException>(() => FolderSecurity.Secure(_folder["none"])).Message);
        }
    }
}
