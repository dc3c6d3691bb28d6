namespace ExpRunner.Generators.Polyfills;

/// <summary>What netstandard2.0 lacks of the library that sources shared with the runtime use.</summary>
internal static class Lacking
{
    extension(char)
    {
        public static bool IsAsciiDigit(char c) => c is >= '0' and <= '9';

        public static bool IsAsciiLetterOrDigit(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
    }

    extension(Array)
    {
        public static void Fill(int[] array, int value)
        {
            for (var i = 0; i < array.Length; i++)
            {
                array[i] = value;
            }
        }
    }

    public static bool StartsWith(this string text, char c) => text.Length > 0 && text[0] == c;

    public static bool TryPeek<T>(this Stack<T> stack, out T top)
    {
        top = stack.Count > 0 ? stack.Peek() : default!;
        return stack.Count > 0;
    }

    public static bool TryPop<T>(this Stack<T> stack, out T top)
    {
        var isThere = stack.TryPeek(out top);
        _ = isThere ? stack.Pop() : default;
        return isThere;
    }
}
