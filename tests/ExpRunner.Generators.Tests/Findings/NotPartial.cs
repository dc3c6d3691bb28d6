// EXPR001 line 2 'Plain': 'Plain' must be partial, because ExpRunner adds a part to it: write 'partial class Plain'
// EXPR001 line 7 'Outer': 'Outer' must be partial, because ExpRunner adds a part to it: write 'partial class Outer'
// EXPR001 line 17 'Recorded': 'Recorded' must be partial, because ExpRunner adds a part to it: write 'partial record Recorded'
[Experiment]
public class Plain
{
    public void Fit() { }
}

public class Outer
{
    [Experiment]
    public partial class Inner
    {
        public void Fit() { }
    }
}

[Experiment]
public record Recorded
{
    public void Fit() { }
}
