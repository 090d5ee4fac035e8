using LlmEval.Adapters.Hosting;

namespace LlmEval.IntegrationTests.Library;

internal static class EvaluationProgram
{
    public static async Task RunAsync(string folder, TextWriter output)
    {
        var options = new RunOptions
        {
            ConfigPath = Path.Combine(folder, "llm-eval.yaml"),
            WorkingDirectory = folder,
            Overrides = ["samples=1", "scoring.pass_at=[1]"],
        };
        var finished = await Evaluation.RunAsync(options);
        foreach (var model in finished.Summary.Models)
        {
            var passed = model.Metrics[0];
            output.WriteLine($"{model.Model}: {passed.Name} {passed.Value:F3} [{passed.Lower:F3}, {passed.Upper:F3}], {model.FailedCases} cases failed");
        }
    }
}
