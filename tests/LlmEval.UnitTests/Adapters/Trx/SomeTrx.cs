using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using LlmEval.Adapters.Trx;

namespace LlmEval.UnitTests.Adapters.Trx;

/// <summary>Runs and results to write, and what a reader finds in them.</summary>
internal static class SomeTrx
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly XNamespace Namespace = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    private static readonly XmlSchemaSet Schema = ReadSchema();

    public static TrxRun Run(params IReadOnlyList<TrxResult> results) => new()
    {
        Id = Guid.Parse("0199aaaa-0000-7000-8000-000000000001"),
        Name = "ada@lovelace 2026-03-01 12:00:00",
        User = "ada",
        Computer = "lovelace",
        Created = Noon,
        Queued = Noon.AddSeconds(1),
        Started = Noon.AddSeconds(2),
        Finished = Noon.AddMinutes(3),
        DeploymentFolder = "ada_lovelace_2026-03-01_12_00_00",
        Storage = "/srv/Evals/LlmEval.Suites.dll",
        Outcome = TrxRunOutcome.Completed,
        Results = results,
    };

    public static TrxResult Result(string name = "HumanEval/0", TrxOutcome outcome = TrxOutcome.Passed) => new()
    {
        TestId = TrxTestId.Of(name),
        ExecutionId = Guid.CreateVersion7(),
        Name = name,
        ClassName = "LlmEval.Suites.Cases",
        MethodName = "Case",
        Outcome = outcome,
        Started = Noon.AddSeconds(5),
        Duration = TimeSpan.FromMilliseconds(1250),
    };

    /// <summary>Writes the run, validates the file against the schema and returns it with its white space.</summary>
    public static async Task<XDocument> ReadBackAsync(TrxRun run)
    {
        using var stream = new MemoryStream();
        await TrxWriter.WriteAsync(run, stream, CancellationToken.None);
        stream.Position = 0;
        using var reader = XmlReader.Create(stream);
        var document = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        Validate(document);
        return document;
    }

    /// <exception cref="XmlSchemaValidationException">The document does not follow the schema.</exception>
    public static void Validate(XDocument document) => document.Validate(Schema, validationEventHandler: null);

    public static XElement One(this XContainer document, string element) => document.Descendants(Namespace + element).Single();

    public static IReadOnlyList<XElement> All(this XContainer document, string element) => [.. document.Descendants(Namespace + element)];

    public static string Of(this XElement element, string attribute) => element.Attribute(attribute)!.Value;

    private static XmlSchemaSet ReadSchema()
    {
        using var stream = typeof(SomeTrx).Assembly.GetManifestResourceStream("Trx.xsd")!;
        using var reader = XmlReader.Create(stream);
        var schemas = new XmlSchemaSet();
        schemas.Add(Namespace.NamespaceName, reader);
        schemas.Compile();
        return schemas;
    }
}
