using LlmEval.Adapters.Command;
using LlmEval.Adapters.OpenAi;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Generation;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Core.Generation;

public class GenerationCallTests
{
    private static readonly EvalCase Asked = Some.Case(At("https://api.openai.com/v1"));

    private static IEnumerable<EvalCase> Others()
    {
        yield return Asked with { Model = At("http://localhost:11434/v1") };
        yield return Asked with { Model = Asked.Model with { Model = "gpt-5" } };
        yield return Asked with { Model = Asked.Model with { Parameters = new ModelParameters { Temperature = 1 } } };
        yield return Asked with { Messages = [.. Asked.Messages.Skip(1)] };
        yield return Asked with { Model = Running("/configs", "python", "answer.py") };
    }

    [TestCaseSource(nameof(Others))]
    public void Another_call_has_another_key(EvalCase other) => GenerationCall.KeyOf(other, 0).ShouldNotBe(GenerationCall.KeyOf(Asked, 0));

    [Test]
    public void Repeats_are_distinct() => GenerationCall.KeyOf(Asked, 1).ShouldNotBe(GenerationCall.KeyOf(Asked, 0));

    [Test]
    public void The_same_call_has_the_same_key_whatever_the_model_is_called_and_however_fast_it_is_asked()
    {
        var same = Asked with { Model = At("https://api.openai.com/v1/") with { Id = "another-name", Limits = new ModelLimits { Concurrency = 1 } } };
        GenerationCall.KeyOf(same, 0).ShouldBe(GenerationCall.KeyOf(Asked, 0));
    }

    [TestCase("/configs", "python", "other.py")]
    [TestCase("/elsewhere", "python", "answer.py")]
    [TestCase("/configs", "python answer.py")]
    public void Another_command_is_another_model(string folder, params string[] command) => (Asked with { Model = Running(folder, command) }).CallKey
        .ShouldNotBe((Asked with { Model = Running("/configs", "python", "answer.py") }).CallKey);

    [Test]
    public void Recorded_answers_are_kept_by_nobody() => Some.Model().Provided.AnswersFrom.ShouldBeNull();

    private static ModelOptions At(string address) => Some.Model() with { Provider = "openai", Provided = new OpenAiOptions { BaseUrl = new Uri(address) } };

    private static ModelOptions Running(string folder, params string[] command) =>
        Some.Model() with { Provider = "command", Provided = new CommandOptions { Command = command, WorkingDirectory = folder } };
}
