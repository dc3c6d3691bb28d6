namespace ExpRunner;

/// <summary>Marks a method without parameters that returns <c>bool</c>: configs for which it is false are left out.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class ConstraintAttribute : Attribute;
