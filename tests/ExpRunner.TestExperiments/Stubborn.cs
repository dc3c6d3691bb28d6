using System.Diagnostics;

namespace ExpRunner.TestExperiments;

/// <summary>Does not end by itself, in several manners.</summary>
[Experiment]
public sealed partial class Stubborn
{
    [Variation]
    public Manner Manner { get; init; }

    /// <summary>How long the talkative ones go on.</summary>
    public double Seconds { get; init; } = 0.8;

    public int Fit(TrialContext trial)
    {
        switch (Manner)
        {
            case Manner.Cooperates:
                trial.Log("waiting", 1);
                trial.Cancellation.WaitHandle.WaitOne();
                trial.Cancellation.ThrowIfCancellationRequested();
                break;
            case Manner.Spins:
                trial.Log("spinning", 1);
                while (true)
                {
                    Thread.SpinWait(1000);
                }
            case Manner.StartsSleep:
                using (var sleep = Process.Start("sleep", "1000"))
                {
                    trial.Log("child", sleep.Id);
                    sleep.WaitForExit();
                }
                break;
            case Manner.Prints:
                Repeat(() => Console.WriteLine("still here"));
                break;
            case Manner.Logs:
                Repeat(() => trial.Log("alive", 1));
                break;
            case Manner.Fills:
                Fill();
                break;
            default:
                break;
        }
        return 1;
    }

    private static void Fill()
    {
        for (var blocks = new List<byte[]>(); blocks.Count < 3000;)
        {
            blocks.Add(new byte[1 << 20]);
            Array.Fill(blocks[^1], (byte)1);
        }
    }

    private void Repeat(Action act)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalSeconds < Seconds; Thread.Sleep(50))
        {
            act();
        }
    }
}

public enum Manner
{
    Ends,
    Cooperates,
    Spins,
    StartsSleep,
    Prints,
    Logs,
    Fills,
}
