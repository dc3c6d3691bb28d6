using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.CodeFixes;

/// <summary>One way out of a mistake. Ways of one name are taken together when all findings are fixed at once.</summary>
internal sealed record Repair(string Name, string Title, ImmutableArray<Edit> Edits)
{
    public Repair(string title, params Edit[] edits) : this("", title, edits.ToImmutableArray()) { }

    public async Task<Solution> ApplyAsync(Solution solution, CancellationToken cancel)
    {
        foreach (var edits in Edits.GroupBy(edit => edit.Tree))
        {
            if (solution.GetDocument(edits.Key)?.Id is { } id)
            {
                var text = await edits.Key.GetTextAsync(cancel).ConfigureAwait(false);
                solution = solution.WithDocumentText(id, text.WithChanges(edits.Select(edit => edit.Change).OrderBy(change => change.Span)));
            }
        }
        return solution;
    }
}
