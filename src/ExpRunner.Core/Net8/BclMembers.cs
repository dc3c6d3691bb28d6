namespace ExpRunner;

/// <summary>Members of the base library that came after .NET 8, with their names and meanings.</summary>
internal static class BclMembers
{
    extension<T>(IEnumerable<T> items)
    {
        public IEnumerable<(int Index, T Item)> Index() => items.Select((item, index) => (index, item));
    }

    extension(Convert)
    {
        public static string ToHexStringLower(ReadOnlySpan<byte> bytes) => Convert.ToHexString(bytes).ToLowerInvariant();

        public static bool TryToHexStringLower(ReadOnlySpan<byte> bytes, Span<byte> into, out int written)
        {
            written = 0;
            if (into.Length < bytes.Length * 2)
            {
                return false;
            }
            foreach (var one in bytes)
            {
                into[written++] = Digit(one >> 4);
                into[written++] = Digit(one & 15);
            }
            return true;
        }
    }

    private static byte Digit(int value) => (byte)(value < 10 ? '0' + value : 'a' + value - 10);
}
