// EXPR015 line 4 'Fit': 'Fit' returns 'Blank.Nothing', which has no public property or field to keep as a score; return a record, a named tuple, a dictionary with text keys or a number, or nothing
[Experiment]
public partial class Blank
{
    public Nothing Fit() => new();

    public sealed class Nothing
    {
        internal double Loss => 1;
        public static int Count => 1;
    }
}
