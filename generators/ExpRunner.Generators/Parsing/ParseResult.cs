using System.Collections.Immutable;
using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Model;

namespace ExpRunner.Generators.Parsing;

/// <summary>What parsing an experiment gives: the model, unless something is wrong with it, the findings, and what the last phase returns, if anything.</summary>
internal sealed record ParseResult(ExperimentSpec? Spec, ImmutableArray<Finding> Findings, PhaseResult? Result);
