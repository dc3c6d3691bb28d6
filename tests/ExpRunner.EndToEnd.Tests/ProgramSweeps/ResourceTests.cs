namespace ExpRunner.EndToEnd.Tests.ProgramSweeps;

/// <summary>Programs of a sweep file that says what they need.</summary>
public sealed class ResourceTests : IDisposable
{
    /// <summary>Holds its devices, which nobody else may do at the time, and waits for a second program.</summary>
    private const string HoldScript = """
        #!/bin/sh
        ids=$(echo "$DEVICES" | tr , ' ')
        for id in $ids; do mkdir "held-$id" || exit 9; done
        touch "met-$1"
        for i in $(seq 1000); do [ $(ls -d met-* | wc -l) -ge 2 ] && break; sleep 0.02; done
        echo "devices: $DEVICES"
        echo "held: $(ls -d held-* | wc -l)"
        for id in $ids; do rmdir "held-$id"; done
        """;

    private readonly ProgramFolder _folder = new();

    public ResourceTests()
    {
        _folder.Script("hold.sh", HoldScript);
        _folder.Write("hold.yaml", """
            stages: { hold: "./hold.sh {n}" }
            resources: { cpus: 0.5, gpus: 2, memory: 1g, tags: big }
            slot-variable: DEVICES
            scores: { devices: "devices: (.*)", held: "held: (@int@)" }
            sweeps: [{ n: [1, 2, 3, 4, 5] }]
            """);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_program_has_its_devices_to_itself_and_as_many_run_as_fit()
    {
        _folder.Tool(0, "run", "hold.yaml", "--slots", "gpus=0-3:9", "--tags", "big", "-j", "8");

        Assert.Equal(["0,1", "2,3"], Scores("devices").Distinct().Order());
        Assert.Equal("4", Scores("held").Max());
    }

    [Fact]
    public void A_typed_program_can_need_devices_too()
    {
        string[] typed = ["exec", "grid", "--cmd", "./hold.sh {n}", "--vl", "n", "1", "2", "3", "--name", "hold", "-p", "devices", "devices: (.*)", "--slot-variable", "DEVICES"];

        _folder.Tool(0, [.. typed, "--resources", "gpus=1,cpus=0.5", "--slots", "gpus=5:6", "-j", "4"]);

        Assert.Equal(["5", "6"], Scores("devices").Distinct().Order());
        Assert.Contains("--resources: gpus=x: write a whole number", _folder.Tool(2, [.. typed, "--resources", "gpus=x"]).Error);
    }

    [Fact]
    public void One_after_the_other_they_have_the_first_devices()
    {
        _folder.Write("met-0");
        _folder.Tool(0, "run", "hold.yaml", "--backend", "single", "--slots", "gpus=0-3", "--tags", "big", "--slot-variable", "DEVICES");

        Assert.Equal(["0,1"], Scores("devices").Distinct());
    }

    [Fact]
    public void A_plan_says_how_many_fit_and_what_fits_nowhere_is_an_error_before_anything_runs()
    {
        Assert.Contains("  slots: 2, each 0.5 cpus, 2 gpus, 1g of memory, the tag big\n", _folder.Tool(0, "plan", "hold.yaml", "--slots", "cpus=4,gpus=0-4", "--tags", "big").Output);

        var refused = _folder.Tool(2, "run", "hold.yaml", "--slots", "cpus=4,gpus=GPU-1", "--tags", "big");

        Assert.Equal("hold needs 0.5 cpus, 2 gpus, 1g of memory, the tag big, and this machine gives 4 cpus, the gpu GPU-1, the tag big: 1 gpu too few. Say what it gives: --slots gpus=0:1.\n", refused.Error);
        Assert.False(Directory.Exists(_folder.At("results")));
    }

    [Fact]
    public void Slots_that_a_file_lists_are_used_as_listed_as_far_as_there_is_room()
    {
        _folder.Write("listed.yaml", """
            stages: { show: "sh -c 'echo \"device: $DEVICE\"'" }
            resources: { cpus: 2 }
            slots: [7, 8, 9]
            slot-variable: DEVICE
            scores: { device: "device: (@int@)" }
            sweeps: [{ n: [1, 2, 3, 4, 5, 6] }]
            tags: [n]
            """);

        Assert.Contains("  slots: 3, each 2 cpus\n", _folder.Tool(0, "plan", "listed.yaml").Output);
        Assert.Contains("  slots: 2, each 2 cpus\n", _folder.Tool(0, "plan", "listed.yaml", "--slots", "cpus=5").Output);
    }

    private List<string> Scores(string name) => [.. _folder.Results("hold").SelectMany(line => line["scores"]![name]!.AsArray()).Select(score => score!.ToString())];
}
