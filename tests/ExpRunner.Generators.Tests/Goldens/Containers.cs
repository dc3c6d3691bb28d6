using ExpRunner;

public static partial class @class
{
    public partial record struct Outer
    {
        [Experiment]
        internal partial class @event
        {
            public int @int { get; init; } = 1;
            [Variation] public @enum @new { get; init; }

            public int Fit(TrialContext @this) => @int + (int)@new;

            internal enum @enum { @if, @else }
        }
    }
}
