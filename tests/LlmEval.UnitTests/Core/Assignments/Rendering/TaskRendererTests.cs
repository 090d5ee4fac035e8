using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LlmEval.Core.Assignments.Rendering;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.UnitTests.Core.Assignments.Rendering;

public class TaskRendererTests
{
    private static readonly AssignmentTemplate Template = new()
    {
        Id = "two-words",
        Title = "Two words",
        Data = ["sales_csv"],
        Source = "/templates/two-words.yaml",
        Round1 = new TemplateRound
        {
            Brief = "Say {{ seed }} and ${result}.",
            Attachments = [new TemplateAttachment("{{ seed }}.csv", "{{ sales_csv }}")],
            Checks = [Exists("#a-{{ seed }}"), Script("`${seed} ${row}`")],
        },
        Round2 = [Change("one {{ hash }}"), Change("two"), Change("three")],
    };

    [Test]
    public void The_first_round_has_every_variable_filled_in()
    {
        var task = TaskRenderer.Render(Template, "s-1");

        (task.Template, task.Seed, task.Round, task.Variant).ShouldBe(("two-words", "s-1", 1, null));
        task.Brief.ShouldBe($"Say s-1 and {task.Result}.");
        task.Attachments.ShouldHaveSingleItem().Name.ShouldBe("s-1.csv");
        Encoding.UTF8.GetString(task.Attachments[0].Content.Span).ShouldStartWith("product,region,sales\n");
        task.Checks.Select(check => check.Text).ShouldBe(["`#a-s-1` exists", "js: `s-1 ${row}`"]);
        ((ScriptCheck)task.Checks[1]).Expression.ShouldBe("`s-1 ${row}`");
        task.EarlierChecks.ShouldBeEmpty();
    }

    [Test]
    public void The_id_is_a_hash_of_brief_and_attachments()
    {
        var task = TaskRenderer.Render(Template, "s-1");
        var values = TaskVariables.Of(Template, "s-1").Values;
        var canonical = $$"""{"attachments":[{"name":"s-1.csv","url":"{{values["sales_csv"]}}"}],"brief":"{{task.Brief}}"}""";

        task.TaskId.ShouldBe($"two-words-{ContentHash.OfText(canonical).Hex[..5]}");
        TaskRenderer.Render(Template, "s-2").TaskId.ShouldNotBe(task.TaskId);
    }

    [Test]
    public void The_second_round_keeps_id_seed_and_data_and_runs_the_first_checks_again()
    {
        var first = TaskRenderer.Render(Template, "s-1");

        var second = TaskRenderer.RenderChange(Template, first)!;

        (second.Round, second.TaskId, second.Seed, second.Result).ShouldBe((2, first.TaskId, "s-1", first.Result));
        second.Variant.ShouldBe(TaskRenderer.DrawVariant(Template, "s-1"));
        second.EarlierChecks.ShouldBe(first.Checks);
        second.Attachments.ShouldBeEmpty();
    }

    [Test]
    public void A_variant_can_be_named()
    {
        var first = TaskRenderer.Render(Template, "s-1");

        TaskRenderer.RenderChange(Template, first, 0)!.Brief.ShouldBe($"one {ContentHash.OfText("two-words/s-1").Hex[..8]}");
        TaskRenderer.RenderChange(Template, first, 1)!.Brief.ShouldBe("two");
        Should.Throw<ArgumentException>(() => TaskRenderer.RenderChange(Template, first, 3));
        Should.Throw<ArgumentException>(() => TaskRenderer.RenderChange(Template, first, -1));
    }

    [Test]
    public void Every_variant_is_drawn_by_some_seed() =>
        Enumerable.Range(0, 50).Select(number => TaskRenderer.DrawVariant(Template, $"s{number}")).Distinct().Order().ShouldBe([0, 1, 2]);

    [Test]
    public void A_template_of_one_round_has_no_change() =>
        TaskRenderer.RenderChange(Template with { Round2 = [] }, TaskRenderer.Render(Template, "s-1")).ShouldBeNull();

    [Test]
    public void A_change_follows_the_first_round_of_its_own_template()
    {
        var first = TaskRenderer.Render(Template, "s-1");

        Should.Throw<ArgumentException>(() => TaskRenderer.RenderChange(Template with { Id = "other" }, first));
        Should.Throw<ArgumentException>(() => TaskRenderer.RenderChange(Template, TaskRenderer.RenderChange(Template, first)!));
    }

    [TestCase("")]
    [TestCase("a b")]
    [TestCase("a/b")]
    [TestCase("a.b")]
    [TestCase("s1\n")]
    [TestCase("é")]
    [TestCase("12345678901234567890123456789012345678901234567890123456789012345")]
    public void Other_texts_are_no_seeds(string seed) => Should.Throw<ArgumentException>(() => TaskRenderer.Render(Template, seed)).ParamName.ShouldBe("seed");

    [FsCheck.NUnit.Property(MaxTest = 30)]
    public Property The_same_seed_gives_the_same_task() => Prop.ForAll(Seeds, seed =>
    {
        var (one, other) = (TaskRenderer.Render(Template, seed), TaskRenderer.Render(Template, seed));
        return Facts(one) == Facts(other) && Facts(TaskRenderer.RenderChange(Template, one)!) == Facts(TaskRenderer.RenderChange(Template, other)!);
    });

    [Test]
    public void What_cannot_be_rendered_is_said()
    {
        Message(Template.Round1 with { Brief = "{{ nobody }}" }).ShouldStartWith("The variable 'nobody' is not known");
        Message(Template.Round1 with { Attachments = [new TemplateAttachment("a/b", "data:,a")] }).ShouldBe("The attachment 'a/b' is no plain file name.");
        Message(Template.Round1 with { Attachments = [new TemplateAttachment("a", "{{ seed }}")] }).ShouldBe("The attachment 'a' has no data URI that can be read.");
        Message(Template.Round1 with { Checks = [Exists("#s-1"), Exists("#{{ seed }}")] }).ShouldBe("Two checks read '`#s-1` exists'.");
        Should.Throw<FormatException>(() => TaskRenderer.Render(Template with { Data = ["nothing"] }, "s-1")).Message.ShouldBe("There is no data generator 'nothing'.");

        static string Message(TemplateRound round) => Should.Throw<FormatException>(() => TaskRenderer.Render(Template with { Round1 = round }, "s-1")).Message;
    }

    private static Arbitrary<string> Seeds =>
        Gen.Elements("abcXYZ019-_".ToCharArray()).NonEmptyListOf().Select(letters => new string([.. letters.Take(64)])).ToArbitrary();

    private static string Facts(AssignmentTask task) =>
        string.Join('\n', [task.TaskId, task.Brief, .. task.Attachments.Select(file => file.Hash.Hex), .. task.Checks.Select(check => check.ToString()), $"{task.Variant}"]);

    private static TemplateRound Change(string brief) => new() { Brief = brief, Checks = [Exists("#change")] };

    private static ExistsCheck Exists(string selector) => new() { Text = $"`{selector}` exists", Selector = selector };

    private static ScriptCheck Script(string expression) => new() { Text = $"js: {expression}", Expression = expression };
}
