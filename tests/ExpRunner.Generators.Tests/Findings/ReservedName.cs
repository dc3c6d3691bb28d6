// EXPR023 line 4 'status': 'status' is a name that lines of results use for something else; rename the member
// EXPR023 line 5 'scores': 'scores' is a name that lines of results use for something else; rename the member
// EXPR023 line 7 'run_id': 'run_id' is a name that lines of results use for something else; rename the member
// EXPR023 line 12 'fit_time': 'fit_time' is a name that results use for something else; rename the member
// EXPR023 line 19 'type': 'type' is a name that alternatives in JSON use for something else; rename the member
[Experiment]
public partial class Reserved
{
    public int status;
    public string scores { get; init; } = "";
    public int Status;
    public int run_id => status + Status;
    [Variation(typeof(Typed))] public IKind Kind = new Typed();

    public Outcome Fit() => new(scores.Length, 0, Kind is null);

    public sealed record Outcome(double Loss, double fit_time, bool error);
}

public interface IKind;

public sealed class Typed : IKind
{
    public int type { get; init; }
}
