namespace ExpRunner.Generators.Model;

/// <summary>What a phase is given.</summary>
internal enum PhaseArgument
{
    Trial,
    Cancellation,
    Previous,
    /// <summary>The previous result, which may be null by its type but not by the parameter's.</summary>
    PreviousNotNull,
}

/// <summary>A phase of the chain.</summary>
/// <param name="Name">Pre, Fit or Post.</param>
/// <param name="Arguments">What its parameters take, in order.</param>
/// <param name="IsAsync">Whether it is awaited.</param>
/// <param name="Returns">Whether it has a result.</param>
internal sealed record PhaseSpec(string Name, EquatableArray<PhaseArgument> Arguments, bool IsAsync, bool Returns)
{
    public string Local => Name.ToLowerInvariant();
}

/// <summary>The phases in order and the method that runs them.</summary>
/// <param name="Phases">The phases there are.</param>
/// <param name="Result">The C# type of the last result; null where there is none.</param>
/// <param name="Method">The name of the method that runs the chain.</param>
/// <param name="Modifiers">Its accessibility, and <c>new</c> where it hides one of a base class.</param>
internal sealed record ChainSpec(EquatableArray<PhaseSpec> Phases, string? Result, string Method, string Modifiers);
