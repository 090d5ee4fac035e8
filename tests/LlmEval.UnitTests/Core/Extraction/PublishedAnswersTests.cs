using System.Text.Json.Nodes;
using LlmEval.Adapters.Datasets;
using LlmEval.Core.Domain.Code;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Tasks;
using LlmEval.Core.Extraction;
using LlmEval.Tests.Shared;
using LlmEval.UnitTests.Support;

namespace LlmEval.UnitTests.Core.Extraction;

/// <summary>Published datasets and answers, where somebody has put them: beside the checkout, or where LLM_EVAL_SHARED_DATA says.</summary>
public class PublishedAnswersTests
{
    private static readonly MarkdownCodeExtractor Extractor = new();

    [Test]
    public async Task The_canonical_bodies_of_HumanEval_continue_their_prompts()
    {
        foreach (var task in await HumanEvalAsync())
        {
            var body = task.ReferenceSolution![task.Prompt.Length..];
            var found = Extractor.Extract(body, task);

            (found.Method, found.LooksComplete).ShouldBe((ExtractionMethod.Continuation, true), task.Id);
            WithoutBlankLines(found.Code!).ShouldBe(WithoutBlankLines(task.Prompt + body), task.Id);
            if (!BeginsOrEndsBlank(body)) found.Code.ShouldBe(task.Prompt + body, task.Id);
        }
    }

    [Test]
    public async Task The_canonical_programs_of_HumanEval_come_out_whole()
    {
        foreach (var task in await HumanEvalAsync())
        {
            var found = Extractor.Extract($"Here you are:\n\n```python\n{task.ReferenceSolution}\n```\n", task);

            (found.Method, found.StartsWithPrompt, found.LooksComplete).ShouldBe((ExtractionMethod.Fenced, false, true), task.Id);
            found.Code!.TrimEnd().ShouldBe(task.ReferenceSolution!.TrimEnd(), task.Id);
        }
    }

    [Test]
    public async Task Published_programs_come_out_whole_and_as_accepted()
    {
        var tasks = (await HumanEvalAsync()).ToDictionary(task => task.Id);
        var answers = File.ReadLines(Shared("humaneval-mistral-n10.jsonl")).Select(line => JsonNode.Parse(line)!)
            .Select(row => (Task: tasks[(string)row["task_id"]!], Text: (string)row["solution"]!))
            .Select(answer => (answer.Task, answer.Text, Found: Extractor.Extract(answer.Text, answer.Task)))
            .ToList();

        foreach (var (task, text, found) in answers) found.Code?.Trim().ShouldBe(text.Trim(), task.Id);
        GoldenFile.Verify(
            "HumanEvalMistral",
            from answer in answers
            group answer.Found by answer.Task.Id into found
            let methods = string.Join(", ", found.CountBy(item => item.Method).Select(count => $"{count.Value} {count.Key}"))
            select KeyValuePair.Create(found.Key, $"{methods}: {ContentHash.OfText(string.Join('\n', found.Select(AcceptedAnswer.Of))).Hex[..12]}"));
    }

    private static async Task<IReadOnlyList<EvalTask>> HumanEvalAsync() =>
        (await new DatasetLoader().LoadAsync(new DatasetOptions { Path = Shared("HumanEval.jsonl.gz") }, CancellationToken.None)).Tasks;

    private static string Shared(string file)
    {
        var path = Checkout.PublishedFile(file);
        if (!File.Exists(path)) Assert.Ignore($"{file} is not at hand");
        return path;
    }

    private static bool BeginsOrEndsBlank(string body) => body != body.TrimEnd() + '\n' || body.Split('\n')[0].Trim().Length == 0;

    private static string WithoutBlankLines(string code) =>
        string.Join('\n', code.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)));
}
