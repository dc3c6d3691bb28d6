using ExpRunner.Values;

namespace ExpRunner.Searching;

/// <summary>A config that a search proposes to try.</summary>
/// <param name="Id">Names the proposal within its search for ever: the index in the grid, the number of the draw, the place in the list.</param>
/// <param name="Position">How many proposals were handed out before this one.</param>
/// <param name="Config">The config.</param>
public readonly record struct Proposal(UInt128 Id, UInt128 Position, Value Config);
