using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Adapters.Assignments.Templates;

/// <summary>Reads templates of assignments. Everything wrong with a file is said in one go; nothing in it is ignored.</summary>
public static class TemplateLoader
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">Absolute path.</param>
    public static TemplateResult Load(string path)
    {
        var problems = new DiagnosticBag();
        return SourceFile.Read(path, problems) is { } source ? Load(source, problems) : new TemplateResult(null, problems.All);
    }

    /// <summary>Reads the text of a file.</summary>
    /// <param name="source">The text, named by the file's absolute path.</param>
    public static TemplateResult Load(SourceText source) => Load(source, new DiagnosticBag());

    /// <summary>Reads the templates of a folder: its files <c>*.yaml</c> and <c>*.yml</c>, not those of folders in it.</summary>
    /// <param name="folder">Absolute path.</param>
    public static TemplateFolder LoadFolder(string folder)
    {
        if (!Directory.Exists(folder))
        {
            var problems = new DiagnosticBag();
            problems.AddForFile(FileCodes.CannotRead, folder, "this folder does not exist");
            return new TemplateFolder([], problems.All);
        }

        var files = Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file) is ".yaml" or ".yml").Order(StringComparer.Ordinal);
        var results = files.Select(Load).ToList();
        var templates = results.Select(result => result.Template).OfType<AssignmentTemplate>().ToList();
        return new TemplateFolder(
            [.. templates.DistinctBy(template => template.Id).OrderBy(template => template.Id, StringComparer.Ordinal)],
            [.. results.SelectMany(result => result.Diagnostics), .. Repeated(templates)]);
    }

    private static TemplateResult Load(SourceText source, DiagnosticBag problems)
    {
        TemplateTraps.Report(source, problems);
        if (problems.HasErrors || YamlReader.Read(source, problems) is not { } document) return new TemplateResult(null, problems.All);
        var context = new ReadContext { Problems = problems, Folder = Path.GetDirectoryName(source.Name)! };
        var reading = TemplateGrammar.Shape.Read(document, "a template", context);
        if (reading.State == ReadingState.Valid) new TemplateChecks(reading.Value!, (MapNode)document, problems).Report();
        return new TemplateResult(problems.HasErrors ? null : reading.Value, problems.All);
    }

    private static IReadOnlyList<ConfigDiagnostic> Repeated(IEnumerable<AssignmentTemplate> templates)
    {
        var problems = new DiagnosticBag();
        foreach (var group in templates.GroupBy(template => template.Id))
        {
            foreach (var further in group.Skip(1))
                problems.AddForFile(ValueCodes.Repeated, further.Source, $"'{further.Id}' is the id of {group.First().Source} too", "give it another");
        }

        return problems.All;
    }
}

/// <summary>What came of reading a template.</summary>
/// <param name="Template">The template; null when there are errors.</param>
/// <param name="Diagnostics">Everything wrong or worth a look, by place. Without errors, only warnings.</param>
public sealed record TemplateResult(AssignmentTemplate? Template, IReadOnlyList<ConfigDiagnostic> Diagnostics);

/// <summary>What came of reading a folder of templates.</summary>
/// <param name="Templates">Those that could be read, by id.</param>
/// <param name="Diagnostics">Everything wrong or worth a look.</param>
public sealed record TemplateFolder(IReadOnlyList<AssignmentTemplate> Templates, IReadOnlyList<ConfigDiagnostic> Diagnostics)
{
    /// <summary>The template of an id; null when there is none.</summary>
    public AssignmentTemplate? Find(string id) => Templates.FirstOrDefault(template => template.Id == id);
}
