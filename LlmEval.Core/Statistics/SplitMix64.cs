namespace LlmEval.Core.Statistics;

/// <summary>A small generator whose numbers depend on the seed alone, on every runtime and machine.</summary>
/// <remarks>
/// G. L. Steele, D. Lea, C. H. Flood, Fast Splittable Pseudorandom Number Generators, OOPSLA 2014; constants of S. Vigna's splitmix64.c.
/// <see cref="Random"/> makes no such promise.
/// </remarks>
internal struct SplitMix64(long seed)
{
    private ulong state = unchecked((ulong)seed);

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>A number from 0 up to but without <paramref name="bound"/>; the bias is below bound/2⁶⁴.</summary>
    public int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);
}
