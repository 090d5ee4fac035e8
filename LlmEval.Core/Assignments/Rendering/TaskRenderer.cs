using LlmEval.Core.Assignments.Attachments;
using LlmEval.Core.Assignments.Generators;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Core.Assignments.Rendering;

/// <summary>Makes tasks of templates and seeds. The same template and seed give the same bytes everywhere.</summary>
public static class TaskRenderer
{
    private const int HashDigits = 5;

    /// <summary>The first round.</summary>
    /// <exception cref="ArgumentException">The text is no seed (<see cref="TaskSeed"/>).</exception>
    /// <exception cref="FormatException">With this seed the template gives no task: an unknown variable, or an attachment that is none.</exception>
    public static AssignmentTask Render(AssignmentTemplate template, string seed)
    {
        var variables = TaskVariables.Of(template, seed);
        return new AssignmentTask
        {
            Template = template.Id,
            Seed = seed,
            Round = 1,
            TaskId = Id(template, variables),
            Brief = Words(template.Round1.Brief, variables),
            Attachments = Attachments(template.Round1, variables),
            Checks = Checks(template.Round1, variables, []),
            Services = variables.Services,
            Result = variables.Values.GetValueOrDefault(TaskVariables.Result),
        };
    }

    /// <summary>The second round of a task: same id, seed and data; the checks of the first round have to hold still.</summary>
    /// <param name="template">The template of the first round.</param>
    /// <param name="first">The task of the first round.</param>
    /// <param name="variant">Which variant, from 0; null: the one that the seed draws.</param>
    /// <returns>Null when the template has one round only.</returns>
    /// <exception cref="ArgumentException">The task is not of this template's first round, or there is no such variant.</exception>
    /// <exception cref="FormatException">As for <see cref="Render"/>.</exception>
    public static AssignmentTask? RenderChange(AssignmentTemplate template, AssignmentTask first, int? variant = null)
    {
        if (first.Template != template.Id || first.Round != 1) throw new ArgumentException($"The task is not the first round of '{template.Id}'.", nameof(first));
        if (template.Round2.Count == 0) return null;
        var chosen = variant ?? DrawVariant(template, first.Seed);
        if (chosen < 0 || chosen >= template.Round2.Count) throw new ArgumentException($"'{template.Id}' has {template.Round2.Count} variants, none is {chosen}.", nameof(variant));
        var (round, variables) = (template.Round2[chosen], TaskVariables.Of(template, first.Seed));
        return first with
        {
            Round = 2,
            Variant = chosen,
            Brief = Words(round.Brief, variables),
            Attachments = Attachments(round, variables),
            Checks = Checks(round, variables, first.Checks),
            EarlierChecks = first.Checks,
        };
    }

    /// <summary>The variant of the second round that a seed draws, from 0; the template has some.</summary>
    public static int DrawVariant(AssignmentTemplate template, string seed) => new SeedStream($"{seed}/{template.Id}/round-2").Below(template.Round2.Count);

    private static string Words(string text, TaskVariables variables) => VariableText.Render(text, TextKind.Words, variables.Values);

    private static List<TaskAttachment> Attachments(TemplateRound round, TaskVariables variables)
    {
        var files = round.Attachments.Select(attachment => File(Words(attachment.Name, variables), Words(attachment.Url, variables))).ToList();
        return AttachmentRules.ProblemOf(files) is { } problem ? throw new FormatException($"{problem}.") : files;
    }

    private static TaskAttachment File(string name, string url)
    {
        if (AttachmentRules.ProblemOf(name) is { } problem) throw new FormatException($"The attachment '{name}' {problem}.");
        var data = DataUri.Parse(url) ?? throw new FormatException($"The attachment '{name}' has no data URI that can be read.");
        return new TaskAttachment(name, data.MediaType, data.Content);
    }

    private static List<PageCheck> Checks(TemplateRound round, TaskVariables variables, IEnumerable<PageCheck> earlier)
    {
        var checks = round.Checks.Select(check => CheckTexts.Map(check, (text, kind) => VariableText.Render(text, kind, variables.Values))).ToList();
        // The name of a result is the check's text.
        var twice = checks.Concat(earlier).GroupBy(check => check.Text).FirstOrDefault(group => group.Skip(1).Any());
        return twice is null ? checks : throw new FormatException($"Two checks read '{twice.Key}'.");
    }

    private static string Id(AssignmentTemplate template, TaskVariables variables)
    {
        var attachments = template.Round1.Attachments.Select(file => new { name = Words(file.Name, variables), url = Words(file.Url, variables) });
        var hash = ContentHash.OfJson(new { brief = Words(template.Round1.Brief, variables), attachments = attachments.ToArray() });
        return $"{template.Id}-{hash.Hex[..HashDigits]}";
    }
}
