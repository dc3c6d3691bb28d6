using ExpRunner.Spaces;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Tests.Sweeps;

public sealed class ConfigWatchTests
{
    private sealed class Holding
    {
        public double Rate { get; set; } = double.NaN;

        public List<int> Sizes { get; init; } = [1];
    }

    private sealed class Fixed
    {
        public static int Copies { get; set; }

        public int K { get; init; } = 3;
    }

    [Fact]
    public async Task A_list_of_the_config_that_grows_fails_the_trial_by_name()
    {
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(config => config.Sizes.Add(2)));

        Assert.Equal("Holding: the config field 'Sizes' changed while the trial ran, so its scores would be kept with a config that they are not of. Change a copy or a private field instead.", fault.Message);
    }

    [Fact]
    public async Task A_field_that_is_set_behind_the_compilers_back_fails_the_trial_by_name()
        => Assert.Contains("'Rate' changed", (await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(config => config.Rate = 2))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_config_that_is_as_it_was_is_none_the_worse_for_it()
    {
        var seen = 0;

        await RunAsync(config => seen = config.Sizes.Count + (config.Sizes.Remove(7) ? 1 : 0));

        Assert.Equal(1, seen);
    }

    [Fact]
    public async Task What_the_trial_itself_throws_is_what_is_told()
        => await Assert.ThrowsAsync<TimeoutException>(() => RunAsync(config =>
        {
            config.Sizes.Clear();
            throw new TimeoutException();
        }));

    [Fact]
    public async Task A_config_that_cannot_change_is_only_read()
    {
        var type = new ObjectType<Fixed>(nameof(Fixed), () => new(), Copy, ConfigTypes.Int32.Field("K"));
        var experiment = new Experiment<Fixed>(nameof(Fixed), 1, type, (_, _, _) => ValueTask.CompletedTask);
        Fixed.Copies = 0;

        await experiment.RunAsync(Value.Object(("K", Value.Of(2))), TrialContext.ForTest(), new ScoreWriter());

        Assert.Equal(1, Fixed.Copies);

        static Fixed Copy(Fixed config, FieldValues values)
        {
            Fixed.Copies++;
            return new() { K = values.Pass(0, config.K) };
        }
    }

    private static async Task RunAsync(Action<Holding> phase)
    {
        var type = new ObjectType<Holding>(
            nameof(Holding),
            () => new(),
            (config, values) => new() { Rate = values.Pass(0, config.Rate), Sizes = values.Pass(1, config.Sizes) },
            ConfigTypes.Double.Field("Rate"),
            ConfigTypes.List(ConfigTypes.Int32).Field("Sizes"));
        var experiment = new Experiment<Holding>(nameof(Holding), 1, type, async (config, _, _) =>
        {
            await Task.Yield();
            phase(config);
        });
        await experiment.RunAsync(Value.Object(), TrialContext.ForTest(), new ScoreWriter());
    }
}
