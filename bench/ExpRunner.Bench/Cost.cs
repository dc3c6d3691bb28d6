namespace ExpRunner.Bench;

/// <summary>What one item took, in microseconds.</summary>
/// <param name="Wall">By the clock.</param>
/// <param name="Cpu">Of processors; steadier where others use the machine too.</param>
internal readonly record struct Cost(double Wall, double Cpu);
