using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Core.Assignments.Rendering;

/// <summary>Replaces every text of a check.</summary>
internal static class CheckTexts
{
    /// <summary>A check with its texts replaced.</summary>
    /// <param name="check">The check.</param>
    /// <param name="put">Gives the text to put in place of one.</param>
    public static PageCheck Map(PageCheck check, Func<string, TextKind, string> put)
    {
        return Fields() with { Text = put(check.Text, HasScript(check) ? TextKind.Script : TextKind.Words), Path = check.Path is null ? null : Words(check.Path) };

        PageCheck Fields() => check switch
        {
            ScriptCheck script => script with { Expression = put(script.Expression, TextKind.Script) },
            TextCheck text => text with { Selector = Words(text.Selector), Match = Match(text.Match) },
            ExistsCheck exists => exists with { Selector = Words(exists.Selector) },
            AttributeCheck attribute => attribute with
            {
                Selector = Words(attribute.Selector),
                Attribute = Words(attribute.Attribute),
                Match = attribute.Match is null ? null : Match(attribute.Match),
            },
            CountCheck count => count with { Selector = Words(count.Selector) },
            TitleCheck title => title with { Match = Match(title.Match) },
            RequestMadeCheck request => request with { Url = Match(request.Url) },
            StepsCheck steps => steps with { Steps = [.. steps.Steps.Select(Step)], Then = Map(steps.Then, put) },
            _ => check,
        };

        PageStep Step(PageStep step) => step switch
        {
            FillStep fill => new FillStep(Words(fill.Selector), Words(fill.Value)),
            ClickStep click => new ClickStep(Words(click.Selector)),
            PressStep press => new PressStep(press.Selector is null ? null : Words(press.Selector), press.Key),
            WaitStep wait => new WaitStep(Words(wait.Selector)),
            _ => throw new InvalidOperationException($"{step.GetType().Name} has texts that are not known."),
        };

        TextMatch Match(TextMatch match) => match with { Value = Words(match.Value) };

        string Words(string text) => put(text, TextKind.Words);
    }

    // Its words hold the expression, where a ${…} may be JavaScript's.
    private static bool HasScript(PageCheck check) => check is ScriptCheck || (check is StepsCheck steps && HasScript(steps.Then));
}
