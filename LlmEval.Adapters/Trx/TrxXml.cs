using System.Text;
using System.Xml;

namespace LlmEval.Adapters.Trx;

/// <summary>XML in the namespace of TRX, in which no text can be illegal.</summary>
internal sealed class TrxXml(Stream stream) : IAsyncDisposable
{
    private const string Namespace = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    private readonly XmlWriter writer = XmlWriter.Create(stream, new XmlWriterSettings
    {
        Async = true,
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
        // A reader turns a bare carriage return into a line feed, and every white space of an attribute into a blank.
        NewLineHandling = NewLineHandling.Entitize,
    });

    public async Task StartAsync(string element, params (string Name, string Value)[] attributes)
    {
        await writer.WriteStartElementAsync(null, element, Namespace);
        foreach (var (name, value) in attributes)
        {
            await writer.WriteAttributeStringAsync(null, name, null, XmlText.Legal(value));
        }
    }

    public Task EndAsync() => writer.WriteEndElementAsync();

    public async Task EmptyAsync(string element, params (string Name, string Value)[] attributes)
    {
        await StartAsync(element, attributes);
        await EndAsync();
    }

    public Task TextAsync(string element, string text) => writer.WriteElementStringAsync(null, element, Namespace, XmlText.Legal(text));

    public async ValueTask DisposeAsync() => await writer.DisposeAsync();
}
