using System.Text;
using FsCheck;
using LlmEval.Core.Assignments.Attachments;

namespace LlmEval.UnitTests.Core.Assignments.Attachments;

public class DataUriTests
{
    [TestCase("data:text/csv;base64,YSxi", "text/csv", "a,b")]
    [TestCase("DATA:text/csv;BASE64,YSxi", "text/csv", "a,b")]
    [TestCase("data:text/csv;charset=utf-8;base64,YSxi", "text/csv;charset=utf-8", "a,b")]
    [TestCase("data:text/plain;base64,YQ", "text/plain", "a")]
    [TestCase("data:text/plain;base64,YQ%3D%3D", "text/plain", "a")]
    [TestCase("data:,Hello%2C%20World%21", "text/plain", "Hello, World!")]
    [TestCase("data:;charset=utf-8,%C3%A9é", "text/plain;charset=utf-8", "éé")]
    [TestCase("data:text/csv;base64,", "text/csv", "")]
    public void A_data_uri_is_read(string text, string mediaType, string content)
    {
        var read = DataUri.Parse(text)!;

        (read.MediaType, Encoding.UTF8.GetString(read.Content.Span)).ShouldBe((mediaType, content));
    }

    [TestCase("https://example.org/data.csv")]
    [TestCase("data:text/csv")]
    [TestCase("data:text/csv;base64,a")]
    [TestCase("data:text/csv;base64,${seed}")]
    [TestCase("data:text/plain,100%")]
    [TestCase("data:text/plain,%zz")]
    [TestCase("")]
    public void Other_texts_are_none(string text) => DataUri.Parse(text).ShouldBeNull();

    [FsCheck.NUnit.Property]
    public bool Bytes_come_back_as_they_were(byte[] content) =>
        DataUri.Parse(DataUri.Write("application/octet-stream", content))!.Content.Span.SequenceEqual(content);

    [FsCheck.NUnit.Property]
    public bool Any_text_is_read_or_none(NonNull<string> text) => DataUri.Parse($"data:;base64,{text.Get}") is null or { Content.Length: >= 0 };
}
