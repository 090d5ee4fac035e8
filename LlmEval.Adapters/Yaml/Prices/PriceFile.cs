using System.Text;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.Yaml.Prices;

/// <summary>Reads price lists.</summary>
public static class PriceFile
{
    private const string Resource = "LlmEval.Prices/prices.yaml";

    private static readonly Lazy<PriceList> Carried = new(ReadCarried);

    /// <summary>The list that comes with the tool: <c>configs/prices.yaml</c>.</summary>
    public static PriceList Default => Carried.Value;

    /// <summary>Reads a file; null when something is wrong with it, all of which is reported.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static PriceList? Read(string path, DiagnosticBag problems) =>
        SourceFile.Read(path, problems) is { } source ? Read(source, problems) : null;

    /// <summary>Reads the text of a file.</summary>
    /// <param name="source">The text, named by the file's absolute path.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static PriceList? Read(SourceText source, DiagnosticBag problems)
    {
        if (YamlReader.Read(source, problems) is not { } document) return null;
        var context = new ReadContext { Problems = problems, Folder = Path.GetDirectoryName(source.Name)! };
        var reading = PriceGrammar.Shape.Read(document, "a price list", context);
        return reading.State == ReadingState.Valid ? reading.Value : null;
    }

    private static PriceList ReadCarried()
    {
        using var stream = typeof(PriceFile).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var problems = new DiagnosticBag();
        return Read(new SourceText("/" + Resource, reader.ReadToEnd()), problems)
            ?? throw new InvalidOperationException($"The tool's own price list is not valid: {problems.All[0].Message}.");
    }
}
