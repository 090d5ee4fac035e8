using System.Globalization;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Core.Pipeline.Assignments.Course;

/// <summary>What a builder is asked in course mode: other data for each builder, and others each hour (assignments.md, 5.2).</summary>
public static class CourseSeed
{
    /// <summary>The first 8 hex digits of SHA-256 over <c>EMAIL-YYYY-MM-DD-HH</c>, the hour in UTC.</summary>
    public static string Of(string email, DateTimeOffset now) =>
        ContentHash.OfText(string.Create(CultureInfo.InvariantCulture, $"{email}-{now.UtcDateTime:yyyy-MM-dd-HH}")).Hex[..8];

    /// <summary>Which of some things a seed draws for a builder, from 0.</summary>
    public static int Draw(string email, string seed, int count) => (int)(Convert.ToUInt32(ContentHash.OfText($"{email}/{seed}/template").Hex[..8], 16) % (uint)count);
}
