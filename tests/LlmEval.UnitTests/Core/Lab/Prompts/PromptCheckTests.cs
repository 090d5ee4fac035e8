using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Lab;
using LlmEval.Core.Lab.Prompts;

namespace LlmEval.UnitTests.Core.Lab.Prompts;

public class PromptCheckTests
{
    private static readonly ChatMessage Question = new(ChatRole.User, "Write a {style} text on {topic}.");

    [Test]
    public void A_prompt_may_be_kept_with_placeholders_and_not_be_sent_with_them()
    {
        const string words = "{style}, {topic} have no value: add rows with these columns, or double the braces ({{style}}) to send them as they are";

        PromptCheck.Of([Question], []).Warnings.ShouldBe([new LabProblem("messages", words)]);
        PromptCheck.Of([Question], []).Problems.ShouldBeEmpty();
        PromptCheck.Of([Question], [], isToBeSent: true).Problems.ShouldBe([new LabProblem("messages", words)]);
        Should.Throw<LabRefusedException>(() => PromptRendering.Render(Prompt([Question]))).Message.ShouldBe($"prompt 'p' cannot be sent: messages: {words}");
    }

    [Test]
    public void Every_row_makes_messages_of_its_own()
    {
        var rendered = PromptRendering.Render(Prompt([new(ChatRole.System, "Be {style}. {{topic}}"), Question], Row("x", ("style", "terse"), ("topic", "cats")), Row("y", ("style", "long"), ("topic", "{dogs}"))));

        rendered.Select(row => row.Row).ShouldBe(["x", "y"]);
        rendered[0].Messages.ShouldBe([new(ChatRole.System, "Be terse. {topic}"), new(ChatRole.User, "Write a terse text on cats.")]);
        rendered[1].Messages[1].Content.ShouldBe("Write a long text on {dogs}.");
        ChatTranscript.Of(rendered[0].Messages).ShouldBe("[system]\nBe terse. {topic}\n\n[user]\nWrite a terse text on cats.");
    }

    [Test]
    public void A_prompt_without_rows_is_sent_once_and_without_a_row() =>
        PromptRendering.Render(Prompt([new(ChatRole.User, "Hello {{you}}")])).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            rendered => rendered.Row.ShouldBeNull(), rendered => rendered.Messages.ShouldBe([new ChatMessage(ChatRole.User, "Hello {you}")]));

    [Test]
    public void Problems_name_their_places() =>
        PromptCheck.Of([Question, new(ChatRole.User, " ")], [Row("x", ("style", "a"), ("topic", "b")), Row("x", ("style", "a")), Row("", ("style", "a"), ("topic", "b")), Row("a/b", ("style", "a"), ("topic", "b"))])
            .Problems.ShouldBe(
            [
                new("messages[1].content", "is empty"),
                new("rows[1].name", "'x' is the name of an earlier row"),
                new("rows[1]", "no value for topic"),
                new("rows[2].name", "is empty"),
                new("rows[3].name", "'a/b' has a '/': use another character"),
            ]);

    [Test]
    public void No_messages_are_a_problem() => PromptCheck.Of([], []).Problems.ShouldBe([new LabProblem("messages", "at least one message is needed")]);

    [Test]
    public void What_looks_like_a_slip_is_a_warning()
    {
        var check = PromptCheck.Of([new(ChatRole.System, "Use {{ topic }}, { style }."), new(ChatRole.Assistant, "Fine.")], [Row("x", ("id", "x"), ("topic", "a"))]);

        check.Problems.ShouldBeEmpty();
        check.Warnings.Select(warning => $"{warning.Place}: {warning.Message}").ShouldBe(
        [
            "messages: no message is of the user: many providers refuse that",
            "messages: the last message is the assistant's: the model is asked to go on with it",
            "messages[0].content: '{{ topic }}' is no placeholder: write it as {name}, without blanks",
            "messages[0].content: '{ style }' is no placeholder: write it as {name}, without blanks",
            "rows: the messages have no placeholder: every row sends the same",
        ]);
        PromptCheck.Of([Question], [Row("x", ("id", "x"), ("style", "a"), ("topic", "b"), ("tpoic", "c"))]).Warnings.ShouldBe([new LabProblem("rows", "no placeholder for tpoic")]);
    }

    private static LabPrompt Prompt(IReadOnlyList<ChatMessage> messages, params IReadOnlyList<LabRow> rows) => new() { Name = "p", Version = 1, Messages = messages, Rows = rows };

    private static LabRow Row(string name, params (string Name, string Value)[] values) => new(name, values.ToDictionary(value => value.Name, value => value.Value));
}
