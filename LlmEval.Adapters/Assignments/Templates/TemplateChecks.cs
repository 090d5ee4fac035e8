using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Core.Assignments.Attachments;
using LlmEval.Core.Assignments.Rendering;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Adapters.Assignments.Templates;

/// <summary>Looks at a template whose every key is in order: whether it can be rendered.</summary>
internal sealed class TemplateChecks(AssignmentTemplate template, MapNode document, DiagnosticBag problems)
{
    // Texts under these are never rendered.
    private static readonly string[] Plain = ["id", "title", "data"];

    private readonly IReadOnlySet<string> known = TaskVariables.NamesOf(template.Data);

    /// <summary>Reports what is wrong.</summary>
    public void Report()
    {
        foreach (var entry in document.Entries.Where(entry => !Plain.Contains(entry.Key.Text))) Variables(entry);
        if (problems.HasErrors) return;
        // Any seed: what comes of another differs in values only.
        var values = TaskVariables.Of(template, "seed").Values;
        var first = Round(template.Round1, document, values, []);
        foreach (var (round, node) in template.Round2.Zip(Items(document, "round2"))) Round(round, (MapNode)node, values, first);
    }

    private void Variables(MapEntry entry)
    {
        if (entry.Key.Text.StartsWith(NodeJson.FreeKeyPrefix, StringComparison.Ordinal)) return;
        Variables(entry.Value, entry.Key.Text == "js" ? TextKind.Script : TextKind.Words);
    }

    private void Variables(Node node, TextKind kind)
    {
        switch (node)
        {
            case MapNode map:
                foreach (var entry in map.Entries) Variables(entry);
                break;
            case ListNode list:
                foreach (var item in list.Items) Variables(item, kind);
                break;
            case ScalarNode scalar:
                var written = CheckShape.ExpressionOf(scalar.Text) is null ? kind : TextKind.Script;
                foreach (var unknown in VariableText.Unknown(scalar.Text, written, known)) Unknown(scalar, unknown);
                break;
        }
    }

    private void Unknown(ScalarNode scalar, VariableReference reference) => problems.Add(
        TemplateCodes.UnknownVariable, scalar, $"the variable '{reference.Name}' is not known",
        Similar.Suggest(reference.Name, known) ?? $"known here: {string.Join(", ", known.Order(StringComparer.Ordinal))}", scalar.Locate(reference.Written));

    private Dictionary<string, Node> Round(TemplateRound round, MapNode node, IReadOnlyDictionary<string, string> values, Dictionary<string, Node> earlier)
    {
        Attachments(round, node, values);
        var texts = new Dictionary<string, Node>(earlier);
        foreach (var (check, at) in round.Checks.Zip(Items(node, "checks")))
        {
            Syntax(at, values);
            var text = VariableText.Render(check.Text, TextKind.Script, values);
            if (!texts.TryAdd(text, at))
                problems.Add(TemplateCodes.SameCheck, at.Location, "another check reads the same", "say it differently with 'says'", DiagnosticBag.Related("first here", texts[text].Location));
        }

        return texts;
    }

    private void Syntax(Node node, IReadOnlyDictionary<string, string> values)
    {
        foreach (var item in node is ListNode list ? list.Items : []) Syntax(item, values);
        foreach (var entry in node is MapNode map ? map.Entries : [])
        {
            if (entry.Key.Text.StartsWith(NodeJson.FreeKeyPrefix, StringComparison.Ordinal)) continue;
            if (entry.Value is not ScalarNode scalar) Syntax(entry.Value, values);
            else if (CheckSyntax.ProblemOf(entry.Key.Text, VariableText.Render(scalar.Text, TextKind.Script, values)) is { } problem)
                problems.Add(TemplateCodes.NoSyntax, scalar, problem);
        }
    }

    private void Attachments(TemplateRound round, MapNode node, IReadOnlyDictionary<string, string> values)
    {
        var files = new List<TaskAttachment>();
        foreach (var (attachment, item) in round.Attachments.Zip(Items(node, "attachments")))
        {
            var (name, data) = (VariableText.Render(attachment.Name, TextKind.Words, values), DataUri.Parse(VariableText.Render(attachment.Url, TextKind.Words, values)));
            var map = (MapNode)item;
            if (AttachmentRules.ProblemOf(name) is { } problem) problems.Add(TemplateCodes.Attachment, map.Find("name")!.Value, $"'{name}' {problem}");
            if (data is null) problems.Add(TemplateCodes.Attachment, map.Find("url")!.Value, "this is no data URI that can be read", "write data:TYPE;base64,… or a variable that holds one");
            else files.Add(new TaskAttachment(name, data.MediaType, data.Content));
        }

        if (AttachmentRules.ProblemOf(files) is { } all) problems.Add(TemplateCodes.Attachment, node.Find("attachments")!.Value, all);
    }

    private static IReadOnlyList<Node> Items(MapNode map, string key) => map.Find(key)?.Value is ListNode list ? list.Items : [];
}
