namespace ExpRunner.Leases;

/// <summary>The right of one worker to run one repetition once, until it says how that ended or is not heard of for too long.</summary>
/// <param name="Fence">Tells it from every other lease of the board; a later one has a larger number.</param>
/// <param name="Number">The repetition, from 0 in the order in which they were added.</param>
/// <param name="Grant">How many leases the repetition has had, this one included: no two runs of it have the same.</param>
internal readonly record struct Lease(long Fence, int Number, int Grant);
