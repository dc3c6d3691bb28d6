namespace ExpRunner.BuildTime;

/// <summary>A class as experiments have them: numbers, text, an enum, a nested config, a list.</summary>
internal static class SampleClass
{
    public static string Text(int number, bool isExperiment) => $$"""
        {{(isExperiment ? "using ExpRunner;\n" : "")}}namespace Scratch;

        public enum Kind{{number}} { A, B, C, D }

        public sealed record Optimizer{{number}}(double Momentum, bool Nesterov, string Schedule);

        {{(isExperiment ? "[Experiment]\n" : "")}}public sealed {{(isExperiment ? "partial " : "")}}class C{{number}}
        {
            {{Varied(isExperiment, "Variation(1, 2, 3)")}}public int Seed { get; init; }
            {{Varied(isExperiment, "VariationRange(0.1, 0.9, Count = 5)")}}public double Rate { get; init; }
            public string Model { get; init; } = "";
            public bool Flag { get; init; }
            {{Varied(isExperiment, "Variation")}}public Kind{{number}} Kind { get; init; }
            public Optimizer{{number}}? Optimizer { get; init; }
            public int[] Layers { get; init; } = [];
            public double? Regularisation { get; init; }

            public (double Accuracy, double Loss) Fit()
                => (Rate * {{number}} + Seed + Layers.Length + (Flag ? 1 : 0), Model.Length + (int)Kind + (Regularisation ?? 0) + (Optimizer?.Momentum ?? 0));
        }
        """;

    private static string Varied(bool isExperiment, string attribute) => isExperiment ? $"[{attribute}] " : "";
}
