using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LlmEval.UnitTests.Support;

/// <summary>Results that were looked at once and accepted, beside the test, after Verify's convention: <c>.verified.json</c> and <c>.received.json</c>.</summary>
internal static class GoldenFile
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Compares with what was accepted; writes what differs beside it.</summary>
    /// <param name="name">The file's name up to the first dot.</param>
    /// <param name="lines">Key and value, each a line of the file.</param>
    /// <param name="test">The calling test's source file.</param>
    public static void Verify(string name, IEnumerable<KeyValuePair<string, string>> lines, [CallerFilePath] string test = "") =>
        VerifyText(name, JsonSerializer.Serialize(new OrderedDictionary<string, string>(lines), Readable) + "\n", test);

    /// <summary>The same for the whole text of a JSON file.</summary>
    public static void VerifyText(string name, string text, [CallerFilePath] string test = "")
    {
        var verified = Path.Combine(Path.GetDirectoryName(test)!, $"{name}.verified.json");
        var received = verified.Replace(".verified.", ".received.", StringComparison.Ordinal);
        var accepted = File.Exists(verified) ? File.ReadAllText(verified) : "";
        File.Delete(received);
        if (text == accepted) return;

        File.WriteAllText(received, text);
        var difference = text.Split('\n').Except(accepted.Split('\n')).Concat(accepted.Split('\n').Except(text.Split('\n'))).Take(10);
        Assert.Fail($"{name} differs from what was accepted, in {string.Join('\n', difference)}\nTo accept: mv {received} {verified}");
    }
}
