using System.Globalization;

namespace ExpRunner.Kills;

/// <summary>How a round does harm.</summary>
internal enum KillMode
{
    /// <summary>SIGKILL to the runner.</summary>
    Parent,
    /// <summary>SIGKILL to workers.</summary>
    Worker,
    /// <summary>Two runners or more that share a folder, of which some are killed, or stand still for longer than their lease.</summary>
    Two,
    /// <summary>SIGSTOP, and SIGCONT some time later.</summary>
    Frozen,
    /// <summary>Each round another.</summary>
    Mixed,
}

/// <summary>The command line.</summary>
/// <param name="Kills">How often something is killed or frozen, all in all.</param>
/// <param name="Seed">Decides all moments and targets.</param>
/// <param name="Mode">How.</param>
/// <param name="FirstRound">The round to begin with: a fault names its round.</param>
internal sealed record KillOptions(int Kills, int Seed, KillMode Mode, int FirstRound)
{
    private const string Usage = "Usage: [--kills N] [--seed N] [--mode parent|worker|two|frozen|mixed] [--round N]";

    /// <summary>Reads the arguments; null after saying what is wrong.</summary>
    public static KillOptions? TryParse(string[] args, TextWriter error)
    {
        var options = new KillOptions(100, 0, KillMode.Mixed, 0);
        foreach (var pair in args.Chunk(2))
        {
            var next = pair is [var name, var value] ? options.With(name, value) : null;
            if (next is null)
            {
                error.WriteLine($"{string.Join(' ', pair)}: not understood. {Usage}");
                return null;
            }
            options = next;
        }
        return options;
    }

    private KillOptions? With(string name, string value)
    {
        var isNumber = int.TryParse(value, CultureInfo.InvariantCulture, out var number) && number >= 0;
        return name switch
        {
            "--kills" when isNumber => this with { Kills = number },
            "--seed" when isNumber => this with { Seed = number },
            "--round" when isNumber => this with { FirstRound = number },
            "--mode" when !isNumber && Enum.TryParse<KillMode>(value, ignoreCase: true, out var mode) => this with { Mode = mode },
            _ => null,
        };
    }
}
