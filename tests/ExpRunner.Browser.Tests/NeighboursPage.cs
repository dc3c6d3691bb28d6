[assembly: AssemblyFixture(typeof(ExpRunner.Browser.Tests.NeighboursPage))]

namespace ExpRunner.Browser.Tests;

/// <summary>The page of a sweep that went well, for tests that only look at it.</summary>
public sealed class NeighboursPage : IAsyncLifetime
{
    private readonly Sweeps _sweeps = new();

    /// <summary>The folder of its results.</summary>
    public string Results => _sweeps.Results;

    /// <summary>Its address.</summary>
    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await _sweeps.RunAsync("Neighbours");
        Address = _sweeps.Page();
    }

    public ValueTask DisposeAsync()
    {
        _sweeps.Dispose();
        return ValueTask.CompletedTask;
    }
}
