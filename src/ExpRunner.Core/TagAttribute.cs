namespace ExpRunner;

/// <summary>Marks a config field that labels trials and that no phase reads.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class TagAttribute : Attribute;
