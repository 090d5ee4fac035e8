using System.Buffers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LlmEval.Adapters;

namespace LlmEval.UnitTests.Adapters.Trx;

public class TrxPropertyTests
{
    [FsCheck.NUnit.Property(Arbitrary = [typeof(AnyTexts)])]
    public async Task Any_texts_make_a_valid_file_that_is_read_back_as_documented(
        AnyText name, AnyText message, AnyText output, AnyText other)
    {
        var result = SomeTrx.Result(name.Value) with
        {
            ClassName = other.Value,
            MethodName = name.Value,
            Message = message.Value,
            Detail = other.Value,
            StandardOutput = output.Value,
            StandardError = message.Value,
            Categories = [other.Value, name.Value],
            Properties = [new(name.Value, message.Value)],
        };
        var run = SomeTrx.Run(result) with { Name = name.Value, User = other.Value, Storage = output.Value };
        var document = await SomeTrx.ReadBackAsync(run);

        document.Root!.Of("name").ShouldBe(Documented(name));
        document.Root!.Of("runUser").ShouldBe(Documented(other));
        document.One("UnitTestResult").Of("testName").ShouldBe(Documented(name));
        document.One("UnitTest").Of("storage").ShouldBe(Documented(output));
        document.One("TestMethod").Of("className").ShouldBe(Documented(other));
        document.One("Message").Value.ShouldBe(Documented(message));
        document.One("StackTrace").Value.ShouldBe(Documented(other));
        string.Concat(document.All("StdOut").Select(element => element.Value)).ShouldBe(Documented(output));
        string.Concat(document.All("StdErr").Select(element => element.Value)).ShouldBe(Documented(message));
        document.All("TestCategoryItem").Select(item => item.Of("TestCategory")).ShouldBe([Documented(other), Documented(name)]);
        document.One("Key").Value.ShouldBe(Documented(name));
        document.One("Value").Value.ShouldBe(Documented(message));
    }

    [FsCheck.NUnit.Property(Arbitrary = [typeof(AnyTexts)])]
    public void A_legal_text_stays_legal(AnyText text) => XmlText.Legal(XmlText.Legal(text.Value)).ShouldBe(XmlText.Legal(text.Value));

    // The rule as the documentation states it: by code points, where the code goes by UTF-16 units.
    private static string Documented(AnyText text)
    {
        var documented = new StringBuilder();
        for (ReadOnlySpan<char> rest = text.Value; !rest.IsEmpty;)
        {
            var whole = Rune.DecodeFromUtf16(rest, out var rune, out var length) == OperationStatus.Done;
            documented.Append((whole, rune.Value) switch
            {
                (false, _) => $@"\u{(int)rest[0]:x4}",
                (_, '\t' or '\n' or '\r') => rune.ToString(),
                (_, < ' ') => $@"\x{rune.Value:x2}",
                (_, 0xfffe or 0xffff) => $@"\u{rune.Value:x4}",
                _ => rune.ToString(),
            });
            rest = rest[length..];
        }

        return documented.ToString();
    }

    public sealed record AnyText(string Value);

    private static class AnyTexts
    {
        private static readonly string[] Hostile =
        [
            "\0", "\b", "\u000b", "\u001b[31m", "\u007f", "\u0085",
            "\ud800", "\udc00", "\udbff\ud83d\ude00", "\ufffe", "\uffff", "\ufeff", "🙂", "\U0010ffff",
            "]]>", "<![CDATA[", "<script>", "&", "&#0;", "\"", "'", "\r", "\n", "\r\n", "\t", " ", "\\x1b", "--",
        ];

        public static Arbitrary<AnyText> Texts() =>
            Gen.OneOf(
                    Gen.Elements(Hostile),
                    Gen.Choose(0, 0xffff).Select(unit => ((char)unit).ToString()),
                    Gen.Choose(0x20, 0x7e).Select(unit => ((char)unit).ToString()))
                .ListOf()
                .Select(pieces => new AnyText(string.Concat(pieces)))
                .ToArbitrary();
    }
}
