namespace ExpRunner.Hosting.Running;

/// <summary>What was found when something was looked at.</summary>
/// <param name="Where">The node, or this machine.</param>
/// <param name="What">What was looked at.</param>
/// <param name="State">How it is.</param>
/// <param name="Found">What is there.</param>
/// <param name="WayOut">What to do; null: nothing.</param>
internal sealed record Finding(string Where, string What, FindingState State, string Found, string? WayOut = null);
