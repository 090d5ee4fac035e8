using System.Text.Json.Nodes;
using LlmEval.Adapters.Assignments.Templates;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Tests.Shared;
using LlmEval.UnitTests.Adapters.Yaml;
using LlmEval.UnitTests.Architecture;

namespace LlmEval.UnitTests.Adapters.Assignments.Templates;

public class TemplateLoaderTests
{
    private const string Head = "id: a\nbrief: \"Build it.\"\n";

    private static readonly JsonSchemaSubset Schema = new(JsonNode.Parse(TemplateGrammar.ToJsonSchema())!.AsObject());

    [Test]
    public void All_of_it_is_read()
    {
        var template = Load("""
            id: sum
            title: "A sum"
            data: [sales_csv]
            brief: "Add up for {{ seed }}."
            attachments:
              - { name: data.csv, url: "{{ sales_csv }}" }
            checks:
              - { kind: exists, selector: "#a" }
            round2:
              - brief: "Another."
                checks:
                  - { kind: exists, selector: "#b" }
              - brief: "A third."
                attachments: [{ name: more.txt, url: "data:text/plain,{{ hash }}" }]
                checks:
                  - { kind: exists, selector: "#c" }
            """).Template!;

        (template.Id, template.Title, template.Source, template.Round1.Brief).ShouldBe(("sum", "A sum", "/template.yaml", "Add up for {{ seed }}."));
        template.Data.ShouldBe(["sales_csv"]);
        template.Round1.Attachments.ShouldBe([new TemplateAttachment("data.csv", "{{ sales_csv }}")]);
        template.Round2.Select(round => round.Brief).ShouldBe(["Another.", "A third."]);
        template.Round2[1].Attachments.ShouldHaveSingleItem().Name.ShouldBe("more.txt");
    }

    [Test]
    public void Without_title_and_changes_it_is_a_task_of_one_round_called_by_its_id()
    {
        var template = Load(Head + "checks: [{ kind: console_clean }]\n").Template!;

        (template.Title, template.Round2.Count, template.Data.Count, template.Round1.Attachments.Count).ShouldBe(("a", 0, 0, 0));
    }

    [TestCaseSource(nameof(Kinds))]
    public void Every_kind_of_check_is_read(string yaml, PageCheck expected)
    {
        var result = Load($"{Head}checks:\n  - {yaml}\n");

        result.Diagnostics.ShouldBeEmpty();
        result.Template!.Round1.Checks.ShouldBe([expected]);
    }

    [Test]
    public void Steps_are_read_with_what_comes_of_them()
    {
        var check = (StepsCheck)Load(Head + """
            checks:
              - kind: steps
                says: "It works"
                steps:
                  - { fill: "#i", value: "" }
                  - { click: "#b" }
                  - { press: Enter, in: "#i" }
                  - { press: Tab }
                  - { wait: "#w" }
                then: { js: "a < 2" }
            """).Template!.Round1.Checks[0];

        check.Text.ShouldBe("It works");
        check.Steps.ShouldBe([new FillStep("#i", ""), new ClickStep("#b"), new PressStep("#i", "Enter"), new PressStep(null, "Tab"), new WaitStep("#w")]);
        check.Then.ShouldBe(new ScriptCheck { Text = "js: a < 2", Expression = "a < 2" });
    }

    [Test]
    public void A_sentence_is_taken_with_a_warning_and_a_string_with_an_expression_without()
    {
        var result = Load(Head + "checks:\n  - \"The title is nice\"\n  - \"js: 1 < 2\"\n");

        result.Template!.Round1.Checks.ShouldBe([new FreeTextCheck { Text = "The title is nice" }, new ScriptCheck { Text = "js: 1 < 2", Expression = "1 < 2" }]);
        result.Diagnostics.Select(Place).ShouldBe(["LE0075 4:5"]);
        result.Diagnostics[0].Severity.ShouldBe(Severity.Warning);
    }

    [TestCase("id: A\nbrief: b\nchecks: [{ kind: console_clean }]\n", "LE0029 1:5")]
    [TestCase("id: a--b\nbrief: b\nchecks: [{ kind: console_clean }]\n", "LE0029 1:5")]
    [TestCase("brief: b\nchecks: [{ kind: console_clean }]\n", "LE0013 1:1")]
    [TestCase(Head + "checks: []\n", "LE0033 3:9")]
    [TestCase(Head + "checks: [{ kind: exists }]\n", "LE0013 3:10")]
    [TestCase(Head + "checks: [{ selector: a }]\n", "LE0013 3:10")]
    [TestCase(Head + "checks: [{ kind: looks }]\n", "LE0025 3:18")]
    [TestCase(Head + "checks: [[]]\n", "LE0015 3:10")]
    [TestCase(Head + "checks: [{ kind: exists, selector: a, equals: b }]\n", "LE0018 3:39")]
    [TestCase(Head + "checks: [{ kind: text, selector: a }]\n", "LE0071 3:10")]
    [TestCase(Head + "checks: [{ kind: title, equals: a, matches: b }]\n", "LE0071 3:10")]
    [TestCase(Head + "checks: [{ kind: attr, selector: a, attribute: b, equals: a, matches: b }]\n", "LE0071 3:10")]
    [TestCase(Head + "checks: [{ kind: count, selector: a }]\n", "LE0071 3:10")]
    [TestCase(Head + "checks: [{ kind: count, selector: a, at_least: 3, at_most: 2 }]\n", "LE0071 3:10")]
    [TestCase(Head + "checks: [{ kind: steps, steps: [], then: { js: \"1\" } }]\n", "LE0033 3:32")]
    [TestCase(Head + "checks: [{ kind: steps, steps: [{ click: a, wait: b }], then: { js: \"1\" } }]\n", "LE0071 3:33")]
    [TestCase(Head + "checks: [{ kind: steps, steps: [{ fill: a }], then: { js: \"1\" } }]\n", "LE0071 3:33")]
    [TestCase(Head + "checks: [{ kind: steps, steps: [{ click: a, in: b }], then: { js: \"1\" } }]\n", "LE0071 3:33")]
    [TestCase(Head + "checks: [{ kind: steps, steps: [{ click: a }], then: { kind: console_clean } }]\n", "LE0025 3:62")]
    [TestCase(Head + "checks: [{ kind: steps, steps: [{ click: a }], then: { kind: steps } }]\n", "LE0025 3:62")]
    [TestCase(Head + "checks: [{ kind: steps, steps: [{ click: a }], then: words }]\n", "LE0015 3:54")]
    [TestCase(Head + "checks: [{ kind: console_clean, path: /x }]\n", "LE0029 3:39")]
    [TestCase(Head + "checks: [{ kind: console_clean, within: 1h }]\n", "LE0024 3:41")]
    [TestCase(Head + "checks: [{ kind: console_clean, weight: 0 }]\n", "LE0024 3:41")]
    [TestCase(Head + "checks: [{ kind: exists, selector: \"#a-{{ sed }}\" }]\n", "LE0070 3:40")]
    [TestCase(Head + "checks: [{ js: \"{{ row }}\" }]\n", "LE0070 3:17")]
    [TestCase(Head + "checks: [{ js: \"1\", says: \"${row}\" }]\n", "LE0070 3:28")]
    [TestCase("id: a\nbrief: \"Build {{ result }}.\"\nchecks: [{ kind: console_clean }]\n", "LE0070 2:15")]
    [TestCase(Head + "checks: [{ kind: console_clean }, { kind: console_clean }]\n", "LE0072 3:35")]
    [TestCase(Head + "checks: [{ kind: console_clean }]\nround2: [{ brief: b, checks: [{ kind: console_clean }] }]\n", "LE0072 4:31")]
    [TestCase(Head + "checks: [{ kind: console_clean }]\nattachments: [{ name: LICENSE, url: \"data:,a\" }]\n", "LE0073 4:23")]
    [TestCase(Head + "checks: [{ kind: console_clean }]\nattachments: [{ name: a, url: \"https://example.org\" }]\n", "LE0073 4:31")]
    [TestCase(Head + "checks: [{ kind: console_clean }]\nattachments: [{ name: a, url: \"data:,a\" }, { name: a, url: \"data:,b\" }]\n", "LE0073 4:14")]
    [TestCase(Head + "checks: [{ kind: console_clean }]\ndata: [rates_json, sales_csv]\n", "LE0074 4:8")]
    [TestCase(Head + "checks: [{ kind: console_clean }]\ndata: [sales]\n", "LE0025 4:8")]
    [TestCase(Head + "checks: [{ kind: console_clean }]\nround3: []\n", "LE0012 4:1")]
    [TestCase(Head + "checks: [{ kind: title, matches: \"[0-9\" }]\n", "LE0078 3:34")]
    [TestCase(Head + "checks: [{ kind: exists, selector: \"#1a\" }]\n", "LE0078 3:36")]
    [TestCase(Head + "checks: [{ kind: count, selector: \"li[\", at_least: 1 }]\n", "LE0078 3:35")]
    [TestCase(Head + "checks: [{ kind: steps, steps: [{ press: Entr }], then: { js: \"1\" } }]\n", "LE0078 3:42")]
    [TestCase(Head + "checks: [{ kind: steps, steps: [{ click: \"a)\" }], then: { js: \"1\" } }]\n", "LE0078 3:42")]
    [TestCase(Head + "checks: [{ kind: steps, steps: [{ click: a }], then: { kind: title, matches: \"(\" } }]\n", "LE0078 3:78")]
    [TestCase(Head + "checks: [{ kind: console_clean }]\nround2: [{ brief: b, checks: [{ kind: exists, selector: \".2\" }] }]\n", "LE0078 4:57")]
    public void What_is_wrong_is_said_once_at_its_place(string text, string place)
    {
        var result = Load(text);

        result.Template.ShouldBeNull();
        result.Diagnostics.Select(Place).ShouldBe([place], DiagnosticRenderer.Render(result.Diagnostics));
    }

    [Test]
    public void In_an_expression_names_that_are_not_ours_are_left_alone() =>
        Load(Head + "checks:\n  - js: \"`${row} ${seed}`\"\n  - \"js: `${other}`\"\n").Diagnostics.ShouldBeEmpty();

    [Test]
    public void Everything_wrong_is_said_in_one_go() =>
        Load("id: a\nbrief: \"{{ x }}\"\nchecks:\n  - js: \"{{ y }}\"\n  - { kind: exists, selector: \"${z}\" }\n").Diagnostics.Select(Place)
            .ShouldBe(["LE0070 2:9", "LE0070 4:10", "LE0070 5:32"]);

    [Test]
    public void The_templates_of_a_folder_are_read_in_the_order_of_their_ids()
    {
        using var folder = new TemporaryFolder();
        folder.File("1.yaml", "id: b\nbrief: b\nchecks: [{ kind: console_clean }]\n");
        folder.File("2.yml", "id: a\nbrief: b\nchecks: [{ kind: console_clean }]\n");
        folder.File("3.yaml", "id: a\nbrief: c\nchecks: [{ kind: console_clean }]\n");
        folder.File("4.yaml", "id: c\n");
        folder.File("notes.txt", "no template");

        var read = TemplateLoader.LoadFolder(folder.Path);

        read.Templates.Select(template => template.Id).ShouldBe(["a", "b"]);
        read.Find("a")!.Round1.Brief.ShouldBe("b");
        read.Find("c").ShouldBeNull();
        read.Diagnostics.Select(problem => $"{Path.GetFileName(problem.File)} {problem.Code}").ShouldBe(["4.yaml LE0013", "4.yaml LE0013", "3.yaml LE0034"]);
    }

    [Test]
    public void A_folder_or_file_that_is_not_there_is_said()
    {
        TemplateLoader.LoadFolder("/nowhere/at/all").Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("LE0001");
        TemplateLoader.Load("/nowhere/at/all.yaml").Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("LE0001");
    }

    [Test]
    public void The_committed_schema_is_fresh() =>
        (File.ReadAllText(Path.Combine(RepositoryFiles.Root, "schemas/assignment.schema.json")) == TemplateGrammar.ToJsonSchema())
            .ShouldBeTrue("run `llm-eval schema assignment > schemas/assignment.schema.json`");

    [TestCase("checks: [{ kind: console_clean }, { js: \"1\", weight: 2 }]", true)]
    [TestCase("checks: [{ kind: steps, steps: [{ click: a }], then: { kind: text, selector: a, equals: b } }]", true)]
    [TestCase("checks: [\"js: 1\"]", true)]
    [TestCase("checks: []", false)]
    [TestCase("checks: [{ kind: looks }]", false)]
    [TestCase("checks: [{ kind: exists }]", false)]
    [TestCase("checks: [{ kind: exists, selector: a, equals: b }]", false)]
    [TestCase("checks: [{ kind: steps, steps: [{ click: a }], then: { kind: console_clean } }]", false)]
    public void The_schema_and_the_loader_agree(string text, bool isValid)
    {
        (Load(Head + text).Template is not null).ShouldBe(isValid);
        Schema.IsValid(NodeJson.Of(YamlReader.Read(new SourceText("/template.yaml", Head + text), new DiagnosticBag())!)).ShouldBe(isValid);
    }

    private static IEnumerable<TestCaseData> Kinds()
    {
        yield return Case("js: \" document.title \"", new ScriptCheck { Text = "js: document.title", Expression = "document.title" });
        yield return Case("{ kind: text, selector: h1, equals: Hi }", new TextCheck { Text = "The text of `h1` is \"Hi\"", Selector = "h1", Match = new(TextMatchKind.Equals, "Hi") });
        yield return Case("{ kind: text, selector: h1, matches: \"^H\" }", new TextCheck { Text = "The text of `h1` matches /^H/", Selector = "h1", Match = new(TextMatchKind.Matches, "^H") });
        yield return Case("{ kind: exists, selector: h1, weight: 2.5, within: 2s }", new ExistsCheck { Text = "`h1` exists", Selector = "h1", Weight = 2.5, Within = TimeSpan.FromSeconds(2) });
        yield return Case("{ kind: exists, selector: h1, path: \"?a=b\" }", new ExistsCheck { Text = "At `?a=b`: `h1` exists", Selector = "h1", Path = "?a=b" });
        yield return Case("{ kind: attr, selector: a, attribute: href }", new AttributeCheck { Text = "`a` has the attribute `href`", Selector = "a", Attribute = "href" });
        yield return Case(
            "{ kind: attr, selector: a, attribute: href, equals: \"\" }",
            new AttributeCheck { Text = "The attribute `href` of `a` is \"\"", Selector = "a", Attribute = "href", Match = new(TextMatchKind.Equals, "") });
        yield return Case("{ kind: count, selector: li, at_least: 1, at_most: 3 }", new CountCheck { Text = "The number of `li` is from 1 to 3", Selector = "li", AtLeast = 1, AtMost = 3 });
        yield return Case("{ kind: title, contains: Hi }", new TitleCheck { Text = "The page's title contains \"Hi\"", Match = new(TextMatchKind.Contains, "Hi") });
        yield return Case("{ kind: console_clean, says: Quiet }", new ConsoleCleanCheck { Text = "Quiet" });
        yield return Case(
            "{ kind: request_made, contains: a.csv }",
            new RequestMadeCheck { Text = "The page asks for an address that contains \"a.csv\"", Url = new(TextMatchKind.Contains, "a.csv") });
    }

    private static TestCaseData Case(string yaml, PageCheck expected) => new TestCaseData(yaml, expected).SetArgDisplayNames(yaml);

    private static TemplateResult Load(string text) => TemplateLoader.Load(new SourceText("/template.yaml", text));

    private static string Place(ConfigDiagnostic problem) => $"{problem.Code} {problem.Line}:{problem.Column}";
}
