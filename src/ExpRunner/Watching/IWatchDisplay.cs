using ExpRunner.Reporting.Live;

namespace ExpRunner.Hosting.Watching;

/// <summary>Where sweeps are shown.</summary>
internal interface IWatchDisplay : IDisposable
{
    /// <summary>Shows the sweeps as they are now.</summary>
    /// <param name="sweeps">The sweeps.</param>
    /// <param name="missing">Paths below which there is none yet.</param>
    /// <param name="now">The time.</param>
    void Show(IReadOnlyList<SweepPicture> sweeps, IReadOnlyList<string> missing, DateTimeOffset now);
}
