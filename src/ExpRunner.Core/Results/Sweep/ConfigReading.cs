using ExpRunner.Spaces;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>Reads recorded configs as today's config type reads them.</summary>
internal sealed class ConfigReading(Experiment experiment)
{
    /// <summary>Whether the experiment's code is at hand; otherwise configs are taken as they are.</summary>
    public bool IsKnown => experiment.IsKnown;

    /// <summary>Whether something has to be recorded beside each config.</summary>
    public bool HasComputed { get; } = experiment.HasComputed;

    /// <summary>
    /// The config with today's defaults for fields it lacks, without computed fields; false where it has a field that today's type lacks
    /// or a value that today's type refuses.
    /// </summary>
    public bool TryRead(Value recorded, out Value config)
    {
        config = recorded;
        if (!IsKnown || experiment.Config is not ConfigType type)
        {
            return true;
        }
        try
        {
            config = type.Normalise(recorded);
            return config.Kind == ValueKind.Object;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // Converters of users run here and may throw anything; whatever it is, the value is not readable.
            return false;
        }
    }

    /// <summary>The computed fields of a config; none where computing them fails.</summary>
    public Value Computed(Value config)
    {
        if (!HasComputed)
        {
            return Value.Object();
        }
        try
        {
            return experiment.Computed(config);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // A property of the user's class; its fault belongs to the trial, which reports it when it runs.
            return Value.Object();
        }
    }
}
