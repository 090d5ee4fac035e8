using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Planning;

namespace LlmEval.UnitTests.Core.Planning;

public class PromptRendererTests
{
    [Test]
    public void Variables_are_filled_from_the_task_and_the_system_message_comes_first()
    {
        var variant = new PromptVariant { Id = "default", System = "Be brief.", Template = "{{ id }}: {{prompt}} -> {{entry_point}} ({{title}})" };
        var task = TestData.Task("strings/x") with { Prompt = "def x():", EntryPoint = "x", Title = "The x" };

        PromptRenderer.Render(variant, task).ShouldBe(
        [
            new ChatMessage(ChatRole.System, "Be brief."),
            new ChatMessage(ChatRole.User, "strings/x: def x(): -> x (The x)"),
        ]);
    }

    [Test]
    public void Text_that_is_filled_in_is_not_looked_at_again()
    {
        var variant = new PromptVariant { Id = "default", Template = "{{prompt}}" };
        var task = TestData.Task("t") with { Prompt = "'{{entry_point}}' ${env:HOME}" };

        PromptRenderer.Render(variant, task).Single().Content.ShouldBe("'{{entry_point}}' ${env:HOME}");
    }
}
