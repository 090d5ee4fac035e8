using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LlmEval.Adapters.Assignments.Templates;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Core.Assignments.Generators;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Adapters.Assignments.Importing;

/// <summary>
/// Converts a template as courses publish them, whose YAML often cannot be read as it stands, into one of ours: texts in quotes, and
/// attachments that say <c>${seed}</c> where data belongs filled by the generator of their type.
/// </summary>
/// <remarks>What the checks test is not changed: docs/assignments.md says which habits of such checks are mistakes.</remarks>
public static class CourseImport
{
    private static readonly Regex SeedAsData = LinearRegex.Of(@"^data:(?<type>[a-z]+/[a-z]+)[^,]*,(\$\{seed\}|\{\{ *seed *\}\})$");

    private static readonly Dictionary<string, string> Generators = new()
    {
        ["text/csv"] = "sales_csv",
        ["application/json"] = "rates_json",
        ["text/markdown"] = "markdown_long",
    };

    /// <summary>Converts a file.</summary>
    /// <param name="path">Absolute path.</param>
    public static CourseImportResult Convert(string path)
    {
        var problems = new DiagnosticBag();
        return SourceFile.Read(path, problems) is { } source ? Convert(source) : new CourseImportResult(null, null, problems.All);
    }

    /// <summary>Converts the text of a file.</summary>
    /// <param name="source">The text, named by the file's absolute path.</param>
    public static CourseImportResult Convert(SourceText source)
    {
        var problems = new DiagnosticBag();
        if (YamlReader.Read(new SourceText(source.Name, CourseText.Quoted(source.Text)), problems) is not { } document || problems.HasErrors)
            return new CourseImportResult(null, null, problems.All);
        if (NodeJson.Of(document) is not JsonObject template)
        {
            problems.Add(KeyCodes.WrongKind, document, $"a template must be a map, not {document.Kind}");
            return new CourseImportResult(null, null, problems.All);
        }

        var used = new HashSet<string>();
        FillAttachments(template, used);
        if (used.Count > 0) template["data"] = new JsonArray([.. InOrder(used).Select(name => JsonValue.Create(name))]);
        var text = YamlText.Write(template);
        // Problems are those of the new file: it is what a person goes on with.
        var loaded = TemplateLoader.Load(new SourceText($"{source.Name} (converted)", text));
        return new CourseImportResult(text, loaded.Template, loaded.Diagnostics);
    }

    private static void FillAttachments(JsonNode? node, HashSet<string> used)
    {
        switch (node)
        {
            case JsonObject map:
                if (map["url"] is JsonValue url && SeedAsData.Match(url.ToString()) is { Success: true } match && Generators.TryGetValue(match.Groups["type"].Value, out var generator))
                {
                    used.Add(generator);
                    map["url"] = $"{{{{ {generator} }}}}";
                }

                foreach (var (_, value) in map.ToList()) FillAttachments(value, used);
                break;
            case JsonArray list:
                foreach (var item in list) FillAttachments(item, used);
                break;
        }
    }

    private static IEnumerable<string> InOrder(HashSet<string> used) =>
        DataGenerators.All.Where(known => used.Contains(known.Name) || used.Any(name => DataGenerators.Find(name)!.After.Contains(known.Name))).Select(known => known.Name);
}

/// <summary>What came of converting a template.</summary>
/// <param name="Text">The text of the new file; null when the old one cannot be read.</param>
/// <param name="Template">What the new file says; null when something in it has to be mended by hand.</param>
/// <param name="Diagnostics">What is wrong or worth a look: with the new file, or with the old one when there is none.</param>
public sealed record CourseImportResult(string? Text, AssignmentTemplate? Template, IReadOnlyList<ConfigDiagnostic> Diagnostics);
