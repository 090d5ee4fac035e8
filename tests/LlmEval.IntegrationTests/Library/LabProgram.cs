using LlmEval.Adapters.Hosting;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Lab.Figures;
using LlmEval.Core.Pipeline.Lab;

namespace LlmEval.IntegrationTests.Library;

internal static class LabProgram
{
    public static async Task RunAsync(string folder, TextWriter output, CancellationToken stop)
    {
        await using var lab = await LabAccess.OpenAsync(folder, stop);
        await lab.Catalogue.AddPromptAsync(new LabPrompt { Name = "motto", Version = 1, Messages = [new ChatMessage(ChatRole.User, "A motto for bakers.")] }, stop);
        foreach (var heat in new[] { 0.2, 0.7, 1.2 })
            await lab.Catalogue.AddConfigAsync(new LabConfig { Name = $"heat-{heat}", Version = 1, Connection = "recorded", Model = "small", Parameters = new() { Temperature = heat } }, stop);
        var session = await lab.Runner.StartSessionAsync(new LabSessionRequest { Prompt = "motto", Runs = 3, RequestedBy = "me" }, stop);
        await lab.Runner.WhenDoneAsync(session.Id, stop);
        foreach (var config in ConfigStatistics.Of(await lab.ReadEvidenceAsync("motto", stop)))
            output.WriteLine($"{config.Config.Name}: {config.Successes} of {config.Experiments} answered, {config.Seconds.Value:F2} s each");
    }
}
