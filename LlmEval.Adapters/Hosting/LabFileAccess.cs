using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.LabFiles;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Adapters.Hosting;

/// <summary>Finds and reads <c>lab.yaml</c> with this process' environment.</summary>
public static class LabFileAccess
{
    /// <summary>
    /// The file that a command means: the one that is named, else <c>lab.yaml</c> in the working directory, else the one beside the state folder.
    /// </summary>
    /// <returns>An absolute path; null when none is named and there is none.</returns>
    public static string? Find(string? named, string workingDirectory)
    {
        if (named is not null) return Path.GetFullPath(named, workingDirectory);
        var state = StateFolder.Find(workingDirectory, workingDirectory, DotEnvironment.In(workingDirectory));
        return new[] { workingDirectory, Path.GetDirectoryName(state) }
            .OfType<string>()
            .Select(folder => Path.Combine(folder, LabSettings.FileName))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>The settings that a command means: those of its file, which has to be right, else the usual ones.</summary>
    /// <param name="named">The file that was named; null to look for one.</param>
    /// <param name="workingDirectory">Absolute path of the folder that the command was given in.</param>
    /// <param name="callsNobody">True when no model will be called: keys may be missing then.</param>
    /// <param name="warn">Is told what is right but worth a look.</param>
    /// <exception cref="ConfigException">The file is not right; the message shows every problem at its place.</exception>
    public static LabSettings Load(string? named, string workingDirectory, bool callsNobody, Action<string> warn)
    {
        if (Find(named, workingDirectory) is not { } path) return UsualConnections.Of(DotEnvironment.In(workingDirectory));
        var result = LabFileLoader.Load(path, new LabFileOptions
        {
            Environment = Environment.GetEnvironmentVariable,
            WorkingDirectory = workingDirectory,
            SecretsMayBeMissing = callsNobody,
        });
        if (result.Settings is not null && result.Diagnostics.Count > 0) warn(DiagnosticRenderer.Render(result.Diagnostics, workingDirectory));
        return result.Settings ?? throw new ConfigException(DiagnosticRenderer.Render(result.Diagnostics, workingDirectory));
    }
}
