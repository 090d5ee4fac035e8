using System.Text;
using System.Text.Json;

namespace LlmEval.Adapters.Sandbox;

/// <summary>The Python that runs inside a sandbox, carried in this assembly and sent over a pipe: no file of it exists anywhere.</summary>
internal static class SupervisorProgram
{
    private const string Prefix = "LlmEval.Sandbox/";
    private const string Suffix = ".py";
    private const string BootstrapName = "bootstrap";
    private const string Package = "llm_eval_sandbox";

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Sources = new(Read);
    private static readonly Lazy<byte[]> Modules = new(PackModules);

    /// <summary>Arguments of the interpreter; the last one is a program that takes the rest as its first message.</summary>
    /// <remarks>
    /// Not <c>-I</c>: it ignores PYTHONHASHSEED, and what it keeps out is kept out by an empty environment and by the program's first line.
    /// </remarks>
    public static IReadOnlyList<string> Arguments { get; } = ["-s", "-S", "-B", "-X", "utf8", "-c", Sources.Value[BootstrapName]];

    /// <summary>The environment of everything in a sandbox.</summary>
    public static IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>
    {
        ["PATH"] = "/usr/local/bin:/usr/bin:/bin",
        ["HOME"] = "/tmp",
        ["TMPDIR"] = "/tmp",
        ["LANG"] = "C.UTF-8",
        ["PYTHONHASHSEED"] = "0",
        ["MALLOC_ARENA_MAX"] = "2",
    };

    /// <summary>The first message: all modules.</summary>
    public static ReadOnlyMemory<byte> ModulesFrame => Modules.Value;

    private static Dictionary<string, string> Read()
    {
        var assembly = typeof(SupervisorProgram).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal))
            .ToDictionary(name => name[Prefix.Length..^Suffix.Length], name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
                return reader.ReadToEnd();
            });
    }

    private static byte[] PackModules()
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("modules");
            writer.WriteString(Package, "");
            foreach (var (name, source) in Sources.Value.Where(module => module.Key != BootstrapName)) writer.WriteString($"{Package}.{name}", source);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return FrameStream.Pack(json.GetBuffer().AsSpan(0, (int)json.Length));
    }
}
