using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ExpRunner.Values;

namespace ExpRunner.Searching;

/// <summary>Passes over configs that were proposed before; ends when so many in a row were, because then there is hardly anything left to find.</summary>
internal sealed class DistinctSearch(Search inner, int patience) : Search
{
    private readonly HashSet<UInt128> _seen = [];

    public override UInt128? Total => inner.Total;

    public override bool TryAsk(out Proposal proposal)
    {
        for (var i = 0; i < patience && inner.TryAsk(out proposal); i++)
        {
            if (_seen.Add(Fingerprint(proposal.Config)))
            {
                proposal = proposal with { Position = (UInt128)(_seen.Count - 1) };
                return true;
            }
        }
        proposal = default;
        return false;
    }

    public override void Tell(UInt128 id, TrialScore score) => inner.Tell(id, score);

    public override Value ConfigOf(UInt128 id) => inner.ConfigOf(id);

    private static UInt128 Fingerprint(Value config)
        => BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(config.ToCanonicalJson())));
}
