namespace ExpRunner.Reporting;

/// <summary>One value of a line that is no object with members.</summary>
/// <param name="Role">What it is for.</param>
/// <param name="Name">The name the role knows it by, nested ones with dots.</param>
/// <param name="Start">Where it begins in the line that was learned from.</param>
/// <param name="End">Where it ends there.</param>
internal sealed record LayoutLeaf(LeafRole Role, string Name, int Start, int End);
