using LlmEval.Adapters.OpenAi;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Templates;
using LlmEval.Adapters.Yaml.Variables;

namespace LlmEval.Tool.Commands;

/// <summary>What <c>init</c> and <c>lab init</c> share: finding out what can be used here, and writing files without touching those that are there.</summary>
internal static class TemplateWriting
{
    // A server on this machine answers at once or is not there.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <summary>The provider whose key or local server is found.</summary>
    /// <param name="path">Absolute path of the folder whose <c>.env</c> counts too.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static async Task<InitChoice> FindProviderAsync(string path, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = Patience };
        var environment = DotEnv.Under(Environment.GetEnvironmentVariable, [path], new DiagnosticBag());
        return await InitChoice.FindAsync(environment, token => LocalModels.ListAsync(http, LocalModels.Ollama, token), cancellationToken);
    }

    /// <summary>Writes files into a folder and says which.</summary>
    /// <exception cref="UsageException">The folder cannot be written to.</exception>
    public static void Write(ToolContext context, string path, IReadOnlyList<TemplateFile> files)
    {
        try
        {
            var result = ConfigTemplates.Write(path, files);
            foreach (var file in result.Written) context.Out.WriteLine($"wrote {Path.GetRelativePath(context.WorkingDirectory, file)}");
            foreach (var file in result.Kept) context.Out.WriteLine($"kept  {Path.GetRelativePath(context.WorkingDirectory, file)} (it was there)");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be written to: {e.Message}");
        }
    }
}
