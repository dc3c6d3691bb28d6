namespace ExpRunner.Results;

/// <summary>A stretch of the repetitions of a sweep, counted in the order in which its plan walks through them; <paramref name="To"/> is left out.</summary>
internal readonly record struct WorkRange(UInt128 From, UInt128 To)
{
    public static WorkRange All => new(0, UInt128.MaxValue);
}

/// <summary>Work that a runner let go; who read the journals after that board was posted may go on with it.</summary>
internal readonly record struct ReturnedRange(WorkRange Range, long At);
