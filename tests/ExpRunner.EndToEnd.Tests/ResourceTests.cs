namespace ExpRunner.EndToEnd.Tests;

/// <summary>Experiments that say what they need, on a machine that says what it gives.</summary>
public sealed class ResourceTests : IDisposable
{
    private readonly SweepFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_trial_has_a_device_to_itself_and_as_many_run_as_there_are_devices()
    {
        _folder.Run(0, "-e", "Devices", "--slots", "gpus=3:7,memory=2g", "--tags", "big,x86", "-j", "8");

        Assert.Equal(["3", "7"], Scores("Device").Distinct().Order());
        Assert.Equal(6, Scores("Device").Count);
        Assert.Equal("2", Scores("AtOnce").Max());
        Assert.Contains("gpus=3:7,memory=2g", File.ReadAllText(_folder.File("results", "Devices", "sweep.json")));
    }

    [Fact]
    public void A_device_stays_with_its_slot_when_workers_are_replaced_and_the_variable_can_have_another_name()
    {
        _folder.Run(0, "-e", "Devices", "--slots", "gpus=0-2", "--tags", "big", "--isolate", "--slot-variable", "MY_DEVICE", "--set", "Variable=MY_DEVICE", "--set", "Peers=3", "-j", "4");

        Assert.Empty(Scores("Device").Except(["0", "1", "2"]));
        Assert.Equal("3", Scores("AtOnce").Max());
    }

    [Theory]
    [InlineData("2", "cpus=1,gpus=0:1:2:3,memory=32g")]
    [InlineData("3", "cpus=8,gpus=0:1:2,memory=32g")]
    [InlineData("4", "cpus=8,gpus=0-7,memory=4.9g")]
    [InlineData("6", "cpus=8,gpus=0-7")]
    public void A_plan_says_how_many_fit(string slots, string given)
        => Assert.Contains($"  slots: {slots} (pool), each 0.5 cpus, 1 gpu, 1g of memory, the tag big\n", _folder.Run(0, "plan", "-e", "Devices", "--slots", given, "--tags", "big").Output);

    [Theory]
    [InlineData("pool")]
    [InlineData("single")]
    public void What_fits_nowhere_is_an_error_before_anything_runs(string backend)
    {
        var refused = _folder.Run(2, "--backend", backend, "-e", "Devices", "-e", "Quadratic", "--slots", "cpus=0.25,memory=1k");

        Assert.Equal(
            "Devices needs 0.5 cpus, 1 gpu, 1g of memory, the tag big, and this machine gives 0.25 cpus, no gpu, 1k of memory: 0.25 cpus too few, 1 gpu too few, 1048575k of memory too little, the tag big is missing. "
            + "Say what it gives: --slots cpus=0.5,gpus=0,memory=1g --tags big.\n"
            + "Quadratic needs 1 cpu, and this machine gives 0.25 cpus, no gpu, 1k of memory: 0.75 cpus too few. Say what it gives: --slots cpus=1.\n",
            refused.Error);
        Assert.False(Directory.Exists(_folder.File("results")));
    }

    [Fact]
    public void Options_that_cannot_be_read_are_named_at_once()
    {
        var refused = _folder.Run(2, "-e", "Devices", "--slots", "4", "--tags", "a b,c", "--slot-variable", "A=B");

        Assert.Equal(
            "--slots: '4' may be processors or devices. Write cpus=4; --workers 4 is how many trials run at once.\n"
            + "--tags: 'a b' is no tag. Write words with commas: big,x86.\n"
            + "--slot-variable: 'A=B' cannot be a variable's name.\n",
            refused.Error);
    }

    [Fact]
    public void Devices_that_nobody_asks_for_are_named()
    {
        const string warning = "--slots gives gpus, and nothing that is run asks for one: no trial gets ids.";

        Assert.Contains(warning, _folder.Run(0, "plan", "-e", "Quadratic", "--slots", "gpus=0").Error);
        Assert.DoesNotContain(warning, _folder.Run(0, "plan", "-e", "Quadratic", "-e", "Devices", "--slots", "gpus=0", "--tags", "big").Error);
    }

    [Fact]
    public void Single_runs_in_this_process_whatever_the_processors()
    {
        _folder.Run(0, "-e", "Devices", "--backend", "single", "--slots", "gpus=5", "--tags", "big", "--set", "Peers=1");

        Assert.Equal([Environment.GetEnvironmentVariable("CUDA_VISIBLE_DEVICES") ?? "none"], Scores("Device").Distinct());
    }

    [Fact]
    public void Experiments_with_other_needs_have_workers_of_their_own_one_after_the_other()
    {
        _folder.Run(0, "-e", "Quadratic", "-e", "Devices", "--slots", "cpus=4,gpus=0:1", "--tags", "big");

        Assert.Equal(["0", "1"], Scores("Device").Distinct().Order());
        Assert.Equal(10, _folder.Results("Quadratic").Count);
    }

    private List<string> Scores(string name) => [.. _folder.Results("Devices").SelectMany(line => line["scores"]![name]!.AsArray()).Select(score => score!.ToString())];
}
