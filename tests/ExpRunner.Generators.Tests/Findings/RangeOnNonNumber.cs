// EXPR040 line 4 'VariationRange(1, 2)': 'Name' is of type 'string', and a range needs a number; list the choices with [Variation]
// EXPR040 line 5 'VariationRange(1, 2)': 'Flag' is of type 'bool', and a range needs a number; list the choices with [Variation]
// EXPR040 line 6 'VariationRange(1, 2)': 'Letter' is of type 'char', and a range needs a number; list the choices with [Variation]
// EXPR040 line 7 'VariationRange(1, 2)': 'Numbers' is of type 'int[]', and a range needs a number; list the choices with [Variation]
[Experiment]
public partial class Worded
{
    [VariationRange(1, 2)] public string Name = "";
    [VariationRange(1, 2)] public bool Flag;
    [VariationRange(1, 2)] public char Letter;
    [VariationRange(1, 2)] public int[] Numbers = [];

    public void Fit() => _ = this;
}
