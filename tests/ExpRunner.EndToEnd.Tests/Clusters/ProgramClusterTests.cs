using ExpRunner.EndToEnd.Tests.ProgramSweeps;
using ExpRunner.Programs.Tests.SweepFiles;
using ExpRunner.Values;

namespace ExpRunner.EndToEnd.Tests.Clusters;

/// <summary>Programs on a cluster: heads, workers and drivers are processes of the tool, its engine a plug-in.</summary>
public sealed class ProgramClusterTests : IDisposable
{
    private static readonly string[] Grid = ["exec", "grid", "--cmd", "./step.sh go {a}", "--vl", "a", "1", "2", "3", "4", "-p", "has", "has (@int@)"];
    private readonly LoopbackCluster _cluster = new();

    public void Dispose() => _cluster.Dispose();

    [Fact]
    public async Task A_sweep_file_gives_on_a_cluster_what_it_gives_here()
    {
        using var here = new ProgramFolder();
        foreach (var folder in new[] { here, _cluster.Folder })
        {
            folder.Write("sweep.yaml", """
                name: both
                defaults: { b: x, c: 1e-5 }
                stages:
                  one: { cmd: "echo one {a} [b] {c} > {out}/one.txt; echo \"$EXPRUN_SLOT $GREETING\"", shell: true }
                  two: ./step.sh two {a}
                environment: { GREETING: "hello {a}" }
                scores:
                  a: { from: two, pattern: "two has (@int@)" }
                  greeted: { from: one, pattern: "hello (@int@)" }
                sweeps: [{ a: [1, 2, 3] }, { a: [4], b: [y, z] }]
                """);
        }
        here.Tool(0, "run", "sweep.yaml", "--repetitions", "2");
        await _cluster.StartHeadAsync();
        await _cluster.StartWorkerAsync("-j", "2");
        await _cluster.StartWorkerAsync("-j", "2");

        _cluster.Tool(0, ["run", "sweep.yaml", "--repetitions", "2", .. _cluster.There]);

        Assert.Equal(here.Comparable("both"), _cluster.Folder.Comparable("both"));
        Assert.Equal("one 4 --b z 1e-5\n", File.ReadAllText(_cluster.Folder.At("results", "both", "4", "1", "one.txt")));
        Assert.Equal("two has 4\n", File.ReadAllText(_cluster.Folder.At("results", "both", "4", "1", "two.stdout.log")));
    }

    [Fact]
    public async Task What_a_dead_worker_ran_ends_and_another_runs_it()
    {
        _cluster.Folder.Write("hold-go-2");
        await _cluster.StartHeadAsync();
        var worker = await _cluster.StartWorkerAsync("-j", "4");
        var driver = _cluster.Start([.. Grid, "--lease", "1", .. _cluster.There]);
        await _cluster.Folder.RanAsync("go 2");

        worker.Signal(Signal.Kill);

        await _cluster.EndedAsync("step.sh go 2");
        File.Delete(_cluster.Folder.At("hold-go-2"));
        await _cluster.StartWorkerAsync();
        var ended = await driver.EndAsync();
        Assert.True(ended.ExitCode == 0, ended.All);
        Assert.Equal([1, 2, 3, 4], _cluster.Folder.Results("quick_experiment").Select(line => line["scores"]!["mean_has"]!.GetValue<double>()));
    }

    [Fact]
    public async Task A_sweep_that_is_cancelled_leaves_no_program()
    {
        _cluster.Folder.Write("hold-go-1");
        await _cluster.StartHeadAsync();
        await _cluster.StartWorkerAsync("-j", "1");
        var driver = _cluster.Start([.. Grid, .. _cluster.There]);
        await _cluster.Folder.RanAsync("go 1");

        var id = _cluster.Tool(0, "cluster", "status", "--cluster", _cluster.Address).Output.Split(':')[0];
        var open = Value.ParseJson(_cluster.Tool(0, "cluster", "status", "--json", "--cluster", _cluster.Address).Output);
        var schema = new JsonSchemaCheck(Value.ParseJson(File.ReadAllText(Path.Combine(Programs.RepositoryRoot, "docs", "schemas", "cluster-status.json"))));
        Assert.Equal([], schema.Faults(open));
        Assert.Contains($"\"sweep\":\"{id}\"", open.ToJson());
        _cluster.Tool(0, "cluster", "cancel", id, "--cluster", _cluster.Address);

        var ended = await driver.EndAsync();
        Assert.Contains("was ended on the cluster", ended.Error);
        Assert.True(ended.ExitCode == 130, ended.All);
        await _cluster.EndedAsync("step.sh go 1");

        File.Delete(_cluster.Folder.At("hold-go-1"));
        _cluster.Tool(0, [.. Grid, .. _cluster.There]);
    }

    [Fact]
    public async Task What_a_machine_lacks_is_said_with_its_name()
    {
        await _cluster.StartHeadAsync();
        await _cluster.StartWorkerAsync();

        var run = _cluster.Tool(1, ["exec", "grid", "--cmd", "no-such-program {a}", "--vl", "a", "1", .. _cluster.There]);

        Assert.Contains($"cmd: on {Environment.MachineName}: There is no program 'no-such-program'", run.Error);
    }

    [Fact]
    public async Task A_later_start_goes_on_with_the_stage_that_failed()
    {
        _cluster.Folder.WriteThreeStages("1");
        _cluster.Folder.Write("fail-two-1");
        await _cluster.StartHeadAsync();
        await _cluster.StartWorkerAsync();
        _cluster.Tool(1, ["run", "three.yaml", .. _cluster.There]);
        File.Delete(_cluster.Folder.At("fail-two-1"));

        _cluster.Tool(0, ["run", "three.yaml", .. _cluster.There]);

        Assert.Equal(["one 1", "two 1", "two 1", "three 1"], _cluster.Folder.Ran);
    }

    [Fact]
    public async Task A_further_try_goes_on_with_the_stage_that_failed()
    {
        _cluster.Folder.WriteThreeStages("1");
        _cluster.Folder.Write("fail-two-1");
        await _cluster.StartHeadAsync();
        await _cluster.StartWorkerAsync();

        _cluster.Tool(1, ["run", "three.yaml", "--max-tries", "3", .. _cluster.There]);

        Assert.Equal(["one 1", "two 1", "two 1", "two 1"], _cluster.Folder.Ran);
    }

    [Fact]
    public async Task A_failed_attempt_is_tried_again_as_often_as_it_may()
    {
        _cluster.Folder.Write("fail-go-1");
        await _cluster.StartHeadAsync();
        await _cluster.StartWorkerAsync();

        _cluster.Tool(1, [.. Grid, "--pick", "0", "--max-tries", "3", .. _cluster.There]);

        Assert.Equal(["go 1", "go 1", "go 1"], _cluster.Folder.Ran);
    }

    [Fact]
    public async Task Slots_and_devices_are_those_of_the_worker()
    {
        await _cluster.StartHeadAsync();
        await _cluster.StartWorkerAsync("--slots", "cpus=4,gpus=5:7");

        _cluster.Tool(0, ["exec", "grid", "--cmd", "printenv HIP_VISIBLE_DEVICES", "--resources", "gpus=1", "--slot-variable", "HIP_VISIBLE_DEVICES", "-p", "gpu", "^(@int@)", "--repeat", "6", .. _cluster.There]);

        var gpus = _cluster.Folder.Results("quick_experiment")[0]["scores"]!["gpu"]!.AsArray().Select(gpu => gpu!.GetValue<int>());
        Assert.All(gpus, gpu => Assert.Contains(gpu, new[] { 5, 7 }));
    }

    [Fact]
    public async Task A_limit_of_the_file_holds_on_the_worker()
    {
        _cluster.Folder.Write("slow.yaml", """
            stages: { go: { cmd: "sleep 60", timeout: 300ms } }
            """);
        await _cluster.StartHeadAsync();
        await _cluster.StartWorkerAsync();

        Assert.Contains("timeout: go: ran longer than 0.3 s", _cluster.Tool(1, ["run", "slow.yaml", .. _cluster.There]).Error);
        Assert.Equal(0, _cluster.Running("sleep 60"));
    }

    [Fact]
    public void A_cluster_of_one_process_runs_programs_too()
    {
        _cluster.Tool(0, [.. Grid, "--backend", "loopback"]);

        Assert.Equal([1, 2, 3, 4], _cluster.Folder.Results("quick_experiment").Select(line => line["scores"]!["mean_has"]!.GetValue<double>()));
    }
}
