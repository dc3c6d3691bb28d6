// EXPR024 line 4 'Variation(1, 2)': 'Shared' cannot be varied because it is static; only public properties with set or init and public fields that are not readonly are config fields
// EXPR024 line 5 'Variation(1, 2)': 'Given' cannot be varied because it is readonly; only public properties with set or init and public fields that are not readonly are config fields
// EXPR024 line 6 'Variation(1, 2)': 'Got' cannot be varied because it has no set or init; only public properties with set or init and public fields that are not readonly are config fields
// EXPR024 line 7 'VariationRange(1, 2)': 'Inside' cannot be varied because it is not public; only public properties with set or init and public fields that are not readonly are config fields
// EXPR024 line 8 'VariationSource("X")': 'Half' cannot be varied because it cannot be set from outside; only public properties with set or init and public fields that are not readonly are config fields
// EXPR024 line 9 'Variation(1, 2)': '_own' cannot be varied because it is not public; only public properties with set or init and public fields that are not readonly are config fields
// EXPR024 line 10 'Variation(1, 2)': 'Ignored' cannot be varied because it is marked [JsonIgnore]; only public properties with set or init and public fields that are not readonly are config fields
// EXPR024 line 11 'Variation(1, 2)': 'Fixed' cannot be varied because it is static; only public properties with set or init and public fields that are not readonly are config fields
// EXPR024 line 12 'Variation(1, 2)': 'Only' cannot be varied because it cannot be read from outside; only public properties with set or init and public fields that are not readonly are config fields
[Experiment]
public partial class Stuck
{
    [Variation(1, 2)] public static int Shared;
    [Variation(1, 2)] public readonly int Given;
    [Variation(1, 2)] public int Got { get; }
    [VariationRange(1, 2)] internal int Inside { get; set; }
    [VariationSource("X")] public int Half { get; private set; }
    [Variation(1, 2)] private int _own = 1;
    [Variation(1, 2), JsonIgnore] public int Ignored;
    [Variation(1, 2)] public const int Fixed = 1;
    [Variation(1, 2)] public int Only { set => _own = value; }

    public int Fit() => Shared + Given + Got + Inside + Half + _own + Ignored + Fixed;
}
