using LlmEval.Adapters.Postgres;

namespace LlmEval.UnitTests.Adapters.Postgres;

public class StoredTextTests
{
    // A source and not attributes: an attribute's text is stored as UTF-8, which has no lone surrogates.
    private static IEnumerable<TestCaseData> Texts()
    {
        yield return Case("plain text", "plain", "plain");
        yield return Case("emoji and control characters", "emoji 😀 and é\r\n\t\u001b[0m", "emoji 😀 and é\r\n\t\u001b[0m");
        yield return Case("NUL", "a\0b", "a\u00100000b");
        yield return Case("the escape itself", "\u0010", "\u00100010");
        yield return Case("a lone high surrogate", "\ud83d", "\u0010d83d");
        yield return Case("surrogates in the wrong order", "\ude00\ud83d", "\u0010de00\u0010d83d");
        yield return Case("a lone surrogate before a pair", "\ud83d\ud83d\ude00", "\u0010d83d\ud83d\ude00");

        static TestCaseData Case(string name, string text, string stored) =>
            new TestCaseData(text, stored).SetName($"Only_what_PostgreSQL_cannot_hold_is_escaped({name})");
    }

    [TestCaseSource(nameof(Texts))]
    public void Only_what_PostgreSQL_cannot_hold_is_escaped(string text, string stored)
    {
        StoredText.Encode(text).ShouldBe(stored);
        StoredText.Decode(stored).ShouldBe(text);
    }

    [Test]
    public void A_text_that_was_not_stored_by_us_is_read_as_it_is() => StoredText.Decode("a\u0010zz\u001000").ShouldBe("a\u0010zz\u001000");

    [FsCheck.NUnit.Property]
    public bool Any_text_survives(char[] units)
    {
        // Plain characters hardly ever meet the special ones: every third is made one of them.
        const string special = "\0\u0010\ud83d\ude00 0a";
        var text = new string([.. units.Select((unit, i) => i % 3 == 0 ? special[unit % special.Length] : unit)]);
        var stored = StoredText.Encode(text);
        return StoredText.Decode(stored) == text && !stored.Contains('\0', StringComparison.Ordinal) && IsValidUtf16(stored);
    }

    private static bool IsValidUtf16(string text) => new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetByteCount(text) >= text.Length;
}
