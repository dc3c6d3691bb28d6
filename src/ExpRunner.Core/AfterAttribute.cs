namespace ExpRunner;

/// <summary>
/// On a <see cref="ConfigsAttribute"/> method: its configs run behind others, whose results they read with <see cref="TrialContext.Previous"/>.
/// </summary>
/// <param name="list">The <see cref="ConfigsAttribute"/> method of this class whose configs all complete first, by <c>nameof</c>; null: each config runs behind the one before it in its own list.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AfterAttribute(string? list = null) : Attribute
{
    /// <summary>The list that is run first; null: each config runs behind the one before it.</summary>
    public string? List => list;
}
