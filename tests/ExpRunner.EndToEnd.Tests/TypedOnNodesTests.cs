using ExpRunner.TestKit;

namespace ExpRunner.EndToEnd.Tests;

/// <summary>Experiments written in C# on nodes, as they are typed.</summary>
public sealed class TypedOnNodesTests : IDisposable
{
    private readonly SweepFolder _folder = new();
    private readonly SshHost _host = SshHost.Start();

    public void Dispose()
    {
        _host.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Results_are_those_of_a_local_run(bool deploys)
    {
        _folder.Run(0, "-e", "Quadratic", "--backend", "single");
        var expected = _folder.Comparable("Quadratic");
        Directory.Delete(_folder.File("results"), recursive: true);
        WriteCluster(workers: 2);

        _folder.Run(0, ["-e", "Quadratic", "--backend", "ssh", "--cluster", "cluster.yaml", .. deploys ? ["--deploy"] : Array.Empty<string>()]);

        Assert.Equal(expected, _folder.Comparable("Quadratic"));
        Assert.Equal(30, _folder.Journal("Quadratic").Ended.Count);
        Assert.Contains("\"worker\":\"far/", File.ReadAllText(_folder.File("results", "Quadratic", "journal.jsonl")));
        Assert.Equal(deploys ? ["programs"] : [], Directory.GetDirectories(_folder.File("work")).Select(Path.GetFileName));
        await _folder.NothingRunsAsync();
    }

    [Fact]
    public void What_goes_with_nodes_only_is_refused_elsewhere()
    {
        Assert.Contains("--deploy sends the experiment to nodes. Add --backend ssh or slurm.", _folder.Run(2, "-e", "Quadratic", "--deploy").All);
    }

    private void WriteCluster(int workers) => File.WriteAllText(_folder.File("cluster.yaml"), $"""
        name: test
        nodes:
          - name: far
            hostname: 127.0.0.1
            port: {_host.Port}
            ssh_config: {_host.Config}
            workers: {workers}
            workdir: {_folder.File("work")}
        """);
}
