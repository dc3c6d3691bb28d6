namespace ExpRunner;

/// <summary>
/// Marks a static method that takes the whole <see cref="Spaces.SearchSpace"/> and returns a narrower one: a named grid.
/// An experiment with such methods runs their grids, each its own product, instead of the whole space; <c>--sweep NAME</c> picks.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SweepAttribute : Attribute;
