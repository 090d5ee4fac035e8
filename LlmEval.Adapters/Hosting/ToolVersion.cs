using System.Reflection;

namespace LlmEval.Adapters.Hosting;

/// <summary>The version of this tool with its commit.</summary>
public static class ToolVersion
{
    /// <summary>E.g. <c>0.1.0+3f2a9c1…</c>, with the full commit.</summary>
    public static string Full { get; } = typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
