using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Core.Assignments.Rendering;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Adapters.Assignments.Templates;

/// <summary>Describes the checks that are maps: <c>js: EXPRESSION</c>, or a <c>kind</c> with its keys.</summary>
internal static class CheckGrammar
{
    private static readonly Key<string> Expression = Key.Required("js", new TextShape { Verbatim = true },
        "One JavaScript expression that becomes truthy in the page; promises are awaited.");

    private static readonly Key<string> Selector = Key.Required("selector", Shapes.Text, "A CSS selector.");
    private static readonly Key<string> Attribute = Key.Required("attribute", Shapes.Text, "The attribute's name.");
    private static readonly Key<int?> AtLeast = Key.OptionalValue("at_least", Shapes.Int(0, 100_000), "The fewest.");
    private static readonly Key<int?> AtMost = Key.OptionalValue("at_most", Shapes.Int(0, 100_000), "The most.");
    private static readonly Key<IReadOnlyList<PageStep>> Steps = Key.Required("steps", Shapes.List(StepGrammar.Shape, minItems: 1), "What the visitor does, in order.");

    private static readonly Key<string?> Says = Key.Optional("says", Shapes.Text, "The check in words, for the builder and the report. Without it, words made of its keys.");
    private static readonly Key<string?> Path = Key.Optional("path", new TextShape { Form = new TextForm("what stands behind the page's address, without a slash before it", @"[^/\s].*") },
        "Added to the page's address before the check, for example `?url=data.csv`.");
    private static readonly Key<TimeSpan?> Within = Key.OptionalValue("within", Shapes.Duration("100ms", "2m"), "How long it may take to become true. Without it, 15s.");
    private static readonly Key<double> Weight = Key.WithDefault("weight", new NumberShape(0, 100, exclusiveMin: true), "1", "Its share among the page checks.");

    private static readonly MapVariant[] Simple =
    [
        new("text", "The text of the first element of a selector, white space trimmed and collapsed.", [Selector, .. MatchGrammar.Keys]),
        new("exists", "A selector finds something.", [Selector]),
        new("attr", "An attribute of the first element of a selector; without a comparison, that it is there.", [Selector, Attribute, .. MatchGrammar.Keys]),
        new("count", "How many elements a selector finds.", [Selector, AtLeast, AtMost]),
        new("title", "The document's title.", MatchGrammar.Keys),
        new("request_made", "The page asked for an address.", MatchGrammar.Keys),
    ];

    private static readonly Key<PageCheck> Then = Key.Required("then", new CheckShape(Map("What has to be true after the steps.", [], Simple), Script([])),
        "What has to be true afterwards: a check that is no `steps`, without `says`, `path`, `within` and `weight`.");

    private static readonly Key[] Common = [Says, Path, Within, Weight];

    /// <summary>The shape of any check, strings too.</summary>
    public static CheckShape Shape { get; } = new(
        Map("One thing that the page has to do.", Common,
        [
            .. Simple,
            new MapVariant("console_clean", "The page writes no error to the console and throws no exception.", []),
            new MapVariant("steps", "A visitor's steps on a fresh load of the page, then a check.", [Steps, Then]),
        ]),
        Script(Common)) { TakesText = true };

    private static MapShape<PageCheck> Script(Key[] common) => new()
    {
        Doc = "An expression of JavaScript.",
        Keys = [Expression, .. common],
        Bind = map => Finished(map, new ScriptCheck { Text = "", Expression = map.Get(Expression).Trim() }, common),
    };

    private static MapShape<PageCheck> Map(string doc, Key[] common, MapVariant[] kinds)
    {
        // Its words are those of the variants, so that no kind is taken where it does not belong.
        var kind = Key.Required("kind", Shapes.Word([.. kinds.Select(variant => variant.Value)]), "What is checked.");
        return new MapShape<PageCheck>
        {
            Doc = doc,
            Keys = [kind, .. common],
            Variants = new MapVariants(kind, kinds),
            Check = map => Check(map, map.TryGet(kind, out var known) ? known : null),
            Bind = map => Finished(map, Bind(map, map.Get(kind)), common),
        };
    }

    private static void Check(MapReading map, string? kind)
    {
        if (kind is "text" or "attr" or "title" or "request_made") MatchGrammar.Check(map, isOptional: kind == "attr");
        if (kind != "count" || !map.TryGet(AtLeast, out var least) || !map.TryGet(AtMost, out var most)) return;
        if (least is null && most is null)
            map.Context.Problems.Add(TemplateCodes.OneOfSeveral, map.Node, "nothing says how many there have to be", "write 'at_least', 'at_most' or both");
        else if (least > most)
            map.Context.Problems.Add(TemplateCodes.OneOfSeveral, map.Node, $"no number is at least {least} and at most {most}");
    }

    private static PageCheck Bind(MapReading map, string kind) => kind switch
    {
        "text" => new TextCheck { Text = "", Selector = map.Get(Selector), Match = MatchGrammar.Bind(map)! },
        "exists" => new ExistsCheck { Text = "", Selector = map.Get(Selector) },
        "attr" => new AttributeCheck { Text = "", Selector = map.Get(Selector), Attribute = map.Get(Attribute), Match = MatchGrammar.Bind(map) },
        "count" => new CountCheck { Text = "", Selector = map.Get(Selector), AtLeast = map.Get(AtLeast), AtMost = map.Get(AtMost) },
        "title" => new TitleCheck { Text = "", Match = MatchGrammar.Bind(map)! },
        "request_made" => new RequestMadeCheck { Text = "", Url = MatchGrammar.Bind(map)! },
        "steps" => new StepsCheck { Text = "", Steps = map.Get(Steps), Then = map.Get(Then) },
        _ => new ConsoleCleanCheck { Text = "" },
    };

    // The words are made of everything else, so they come last.
    private static PageCheck Finished(MapReading map, PageCheck check, Key[] common)
    {
        if (common.Length == 0) return check with { Text = CheckWords.Of(check) };
        var placed = check with { Path = map.Get(Path), Within = map.Get(Within), Weight = map.Get(Weight) };
        return placed with { Text = map.Get(Says) ?? CheckWords.Of(placed) };
    }
}
