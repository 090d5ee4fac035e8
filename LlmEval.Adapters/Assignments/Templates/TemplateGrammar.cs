using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Core.Assignments.Generators;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Adapters.Assignments.Templates;

/// <summary>Describes a template of assignments: reading, checking and the JSON Schema come from here.</summary>
public static class TemplateGrammar
{
    private static readonly Key<string> FileName = Key.Required("name", Shapes.Text, "A plain file name; the file stands at the repository's root.");
    private static readonly Key<string> Url = Key.Required("url", Shapes.Text, "A data URI, or a variable that holds one, for example `{{ sales_csv }}`.");

    private static readonly MapShape<TemplateAttachment> AttachmentShape = new()
    {
        Doc = "A file that comes with the brief.",
        Keys = [FileName, Url],
        Bind = map => new TemplateAttachment(map.Get(FileName), map.Get(Url)),
    };

    private static readonly Key<string> Brief = Key.Required("brief", Shapes.Text, "What to build or change.");
    private static readonly Key<IReadOnlyList<TemplateAttachment>> Attachments = Key.WithDefault("attachments", Shapes.List(AttachmentShape), "[]", "Files that come with the brief.");
    private static readonly Key<IReadOnlyList<PageCheck>> Checks = Key.Required("checks", Shapes.List(CheckGrammar.Shape, minItems: 1), "What the page is checked by.");

    private static readonly MapShape<TemplateRound> ChangeShape = new()
    {
        Doc = "One of the changes that the second round may ask for.",
        Keys = [Brief, Attachments, Checks],
        Bind = Round,
    };

    private static readonly Key<string> Id = Key.Required("id", new TextShape { Form = new TextForm("an id (lower-case letters, digits and single hyphens)", "[a-z0-9]+(-[a-z0-9]+)*") },
        "Unique among templates, for example `sum-of-sales`.");
    private static readonly Key<string?> Title = Key.Optional("title", Shapes.Text, "A line for people. Without it, the id.");
    private static readonly Key<IReadOnlyList<string>> Data = Key.WithDefault("data", Shapes.List(Shapes.Word([.. DataGenerators.All.Select(generator => generator.Name)]), unique: true), "[]",
        "The generators that make the data, each behind those that it needs.");
    private static readonly Key<IReadOnlyList<TemplateRound>> Round2 = Key.WithDefault("round2", Shapes.List(ChangeShape), "[]",
        "The changes of the second round; the seed draws one. Without it, a task of one round.");

    /// <summary>The shape of the document.</summary>
    public static MapShape<AssignmentTemplate> Shape { get; } = new()
    {
        Doc = "A web-app task in two rounds. Briefs, attachments and checks may hold the variables `{{ seed }}`, `{{ hash }}` and what the generators make.",
        Keys = [Id, Title, Data, Brief, Attachments, Checks, Round2],
        Check = CheckOrder,
        Bind = map => new AssignmentTemplate
        {
            Id = map.Get(Id),
            Title = map.Get(Title) ?? map.Get(Id),
            Data = map.Get(Data),
            Round1 = Round(map),
            Round2 = map.Get(Round2),
            Source = map.Node.Location.Source.Name,
        },
    };

    /// <summary>The JSON Schema of such files, for editors.</summary>
    public static string ToJsonSchema() => SchemaFile.Write(Shape, "LLM-Eval assignment template", references: false);

    private static TemplateRound Round(MapReading map) => new() { Brief = map.Get(Brief), Attachments = map.Get(Attachments), Checks = map.Get(Checks) };

    private static void CheckOrder(MapReading map)
    {
        if (!map.TryGet(Data, out var data)) return;
        for (var i = 0; i < data.Count; i++)
        {
            var missing = DataGenerators.Find(data[i])!.After.Except(data.Take(i)).FirstOrDefault();
            if (missing is null) continue;
            map.Context.Problems.Add(TemplateCodes.DataOrder, map.Read(Data).Items[i].Node!, $"'{data[i]}' works with what '{missing}' makes", $"put '{missing}' before it");
        }
    }
}
