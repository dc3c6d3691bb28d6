namespace ExpRunner.Bench;

/// <summary>Thirty fields of ten values: 10^30 configs.</summary>
[Experiment]
public sealed partial class Digits
{
    [VariationRange(0, 9)]
    public int D00 { get; init; }

    [VariationRange(0, 9)]
    public int D01 { get; init; }

    [VariationRange(0, 9)]
    public int D02 { get; init; }

    [VariationRange(0, 9)]
    public int D03 { get; init; }

    [VariationRange(0, 9)]
    public int D04 { get; init; }

    [VariationRange(0, 9)]
    public int D05 { get; init; }

    [VariationRange(0, 9)]
    public int D06 { get; init; }

    [VariationRange(0, 9)]
    public int D07 { get; init; }

    [VariationRange(0, 9)]
    public int D08 { get; init; }

    [VariationRange(0, 9)]
    public int D09 { get; init; }

    [VariationRange(0, 9)]
    public int D10 { get; init; }

    [VariationRange(0, 9)]
    public int D11 { get; init; }

    [VariationRange(0, 9)]
    public int D12 { get; init; }

    [VariationRange(0, 9)]
    public int D13 { get; init; }

    [VariationRange(0, 9)]
    public int D14 { get; init; }

    [VariationRange(0, 9)]
    public int D15 { get; init; }

    [VariationRange(0, 9)]
    public int D16 { get; init; }

    [VariationRange(0, 9)]
    public int D17 { get; init; }

    [VariationRange(0, 9)]
    public int D18 { get; init; }

    [VariationRange(0, 9)]
    public int D19 { get; init; }

    [VariationRange(0, 9)]
    public int D20 { get; init; }

    [VariationRange(0, 9)]
    public int D21 { get; init; }

    [VariationRange(0, 9)]
    public int D22 { get; init; }

    [VariationRange(0, 9)]
    public int D23 { get; init; }

    [VariationRange(0, 9)]
    public int D24 { get; init; }

    [VariationRange(0, 9)]
    public int D25 { get; init; }

    [VariationRange(0, 9)]
    public int D26 { get; init; }

    [VariationRange(0, 9)]
    public int D27 { get; init; }

    [VariationRange(0, 9)]
    public int D28 { get; init; }

    [VariationRange(0, 9)]
    public int D29 { get; init; }

    public int Fit() => D00;
}
