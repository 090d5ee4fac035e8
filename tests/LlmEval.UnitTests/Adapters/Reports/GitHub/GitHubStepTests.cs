using LlmEval.Adapters.Reports.GitHub;
using LlmEval.Core.Domain.Results;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Adapters.Reports.GitHub;

public class GitHubStepTests
{
    [Test]
    public void Elsewhere_there_is_no_step() => GitHubStep.Find(_ => null, TextWriter.Null).ShouldBeNull();

    [Test]
    public async Task Gates_are_errors_at_their_place_and_cases_are_warnings()
    {
        var report = SomeReport.Full();
        var lines = await AnnotateAsync(report with { Run = report.Run with { ConfigYaml = "name: demo\nmodels: []\ngates:\n  - {}\n" } });
        lines.ShouldBe(
        [
            "::error file=configs/demo.yaml,line=3,title=Gate not met%3A sample-weak pass@1 ≥ 0.6::0.000 is below 0.600",
            "::warning file=configs/demo.yaml,line=1,title=sample-strong/strings/whisper[terse]%3A failed::assert candidate('a') == 'A!'",
            "::warning file=configs/demo.yaml,line=1,title=sample-weak/strings/shout%3A failed::assert candidate('a') == 'A!'",
        ]);
    }

    [Test]
    public async Task A_hostile_text_stays_inside_its_annotation()
    {
        var lines = await AnnotateAsync(SomeReport.Of([SomeReport.Case("m", "a,line=9::x", SomeReport.Failing() with { Message = "100%\r\n::error::forged" })]));
        // The message of a case is that of Some.Result; the title has the task's name.
        lines[^1].ShouldBe("::warning file=configs/demo.yaml,line=1,title=m/a%2Cline=9%3A%3Ax%3A failed::assert candidate('a') == 'A!'");
    }

    [Test]
    public async Task Only_the_first_ten_cases_are_annotated()
    {
        var cases = Enumerable.Range(0, 30).Select(i => SomeReport.Case("sample-weak", $"t{i}", SomeReport.Failing()));
        (await AnnotateAsync(SomeReport.Of([.. cases]))).Count(line => line.StartsWith("::warning", StringComparison.Ordinal)).ShouldBe(10);
    }

    [Test]
    public async Task The_summary_is_appended()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "summary.md");
        await File.WriteAllTextAsync(path, "earlier\n");
        await new GitHubStep(TextWriter.Null, path, "/").WriteAsync(SomeReport.Full(), CancellationToken.None);
        (await File.ReadAllTextAsync(path)).ShouldStartWith("earlier\n# `demo`\n");
    }

    private static async Task<List<string>> AnnotateAsync(RunReport report)
    {
        var commands = new StringWriter { NewLine = "\n" };
        await new GitHubStep(commands, summaryPath: null, workspace: "/").WriteAsync(report, CancellationToken.None);
        return [.. commands.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
