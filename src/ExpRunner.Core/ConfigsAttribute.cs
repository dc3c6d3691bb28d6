namespace ExpRunner;

/// <summary>Marks a static method without parameters that returns a sequence of the experiment: configs listed by hand, run with <c>--search listed</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ConfigsAttribute : Attribute;
