using System.Text.Json.Nodes;
using LlmEval.Adapters.Datasets;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Extraction;
using LlmEval.UnitTests.Architecture;
using LlmEval.UnitTests.Support;

namespace LlmEval.UnitTests.Core.Extraction;

/// <summary>Every answer that ships with the project.</summary>
public class ReplayAnswersTests
{
    [Test]
    public async Task The_programs_of_the_shipped_answers_are_as_accepted()
    {
        var configs = Path.Combine(RepositoryFiles.Root, "configs");
        var options = new DatasetOptions { Path = Path.Combine(configs, "datasets", "python-basics") };
        var tasks = (await new DatasetLoader().LoadAsync(options, CancellationToken.None)).Tasks.ToDictionary(task => task.Id);
        var extractor = new MarkdownCodeExtractor();

        var lines =
            from path in Directory.EnumerateFiles(Path.Combine(configs, "replays"), "*.jsonl").Order(StringComparer.Ordinal)
            from row in File.ReadLines(path).Select(line => JsonNode.Parse(line)!)
            let response = (string?)row["response"]
            // What a judge says of two answers is no program.
            where response is not null && row["first"] is null
            let task = tasks[(string)row["task_id"]!]
            select KeyValuePair.Create(
                $"{Path.GetFileNameWithoutExtension(path)} {task.Id} {row["sample"]}",
                AcceptedAnswer.Of(extractor.Extract(response, task)));

        GoldenFile.Verify("ReplayAnswers", lines);
    }
}
