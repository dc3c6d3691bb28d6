namespace ExpRunner;

/// <summary>Makes a partial class an experiment: its settable fields and properties are the config, <c>Pre</c>, <c>Fit</c> and <c>Post</c> are the chain.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ExperimentAttribute : Attribute
{
    /// <summary>The name in folders, keys and reports; the class name if left out. A new name is a new experiment.</summary>
    public string? Name { get; set; }

    /// <summary>How often each config is run unless the command line says otherwise; at least 1.</summary>
    public int Repetitions { get; set; } = 1;
}
