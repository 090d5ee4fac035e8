using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Adapters.Assignments.Templates;

/// <summary>Describes a visitor's step.</summary>
internal static class StepGrammar
{
    private static readonly Key<string?> Fill = Key.Optional("fill", Shapes.Text, "The selector of a field to type `value` into, or of a `select` to choose it in.");
    private static readonly Key<string?> Value = Key.Optional("value", new TextShape { MayBeEmpty = true }, "What to type or choose; with `fill`.");
    private static readonly Key<string?> Click = Key.Optional("click", Shapes.Text, "The selector of an element to click.");
    private static readonly Key<string?> Press = Key.Optional("press", Shapes.Text, "A key to press, for example `Enter`.");
    private static readonly Key<string?> Focus = Key.Optional("in", Shapes.Text, "The selector of the element that has the focus; with `press`. Without it, whichever has it.");
    private static readonly Key<string?> Wait = Key.Optional("wait", Shapes.Text, "A selector to wait for until it finds something visible.");

    private static readonly Key[] Kinds = [Fill, Click, Press, Wait];

    /// <summary>The shape of a step.</summary>
    public static MapShape<PageStep> Shape { get; } = new()
    {
        Doc = "One thing that a visitor does: `fill`, `click`, `press` or `wait`.",
        Keys = [Fill, Value, Click, Press, Focus, Wait],
        Check = Check,
        Bind = Bind,
    };

    private static void Check(MapReading map)
    {
        if (Kinds.Count(map.Has) != 1)
            map.Context.Problems.Add(TemplateCodes.OneOfSeveral, map.Node, "a step does one thing", "write one of 'fill', 'click', 'press' and 'wait'");
        else if (map.Has(Fill) != map.Has(Value))
            map.Context.Problems.Add(TemplateCodes.OneOfSeveral, map.Node, "'fill' and 'value' belong together");
        else if (map.Has(Focus) && !map.Has(Press))
            map.Context.Problems.Add(TemplateCodes.OneOfSeveral, map.Node, "'in' belongs to 'press'");
    }

    private static PageStep Bind(MapReading map)
    {
        if (map.Get(Fill) is { } field) return new FillStep(field, map.Get(Value)!);
        if (map.Get(Click) is { } element) return new ClickStep(element);
        return map.Get(Press) is { } key ? new PressStep(map.Get(Focus), key) : new WaitStep(map.Get(Wait)!);
    }
}
