using System.Collections.Immutable;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;

namespace ExpRunner.Generators.Parsing;

/// <summary>What parsing an experiment gives: the model, unless something is wrong with it, and the findings.</summary>
internal sealed record ParseResult(ExperimentSpec? Spec, ImmutableArray<Finding> Findings);
