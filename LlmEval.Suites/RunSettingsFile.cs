using System.Globalization;
using System.Xml.Linq;

namespace LlmEval.Suites;

/// <summary>
/// A temporary .runsettings file: NUnit takes its number of workers from nowhere else. Workers only wait for their case, so there are as
/// many as calls can be in flight.
/// </summary>
internal sealed class RunSettingsFile : IDisposable
{
    private const int MaxWorkers = 256;

    private RunSettingsFile(string path) => Path = path;

    /// <summary>Absolute path.</summary>
    public string Path { get; }

    /// <summary>Writes the file.</summary>
    public static RunSettingsFile Create(int workers)
    {
        var path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"llm-eval-{Guid.CreateVersion7():N}.runsettings");
        var number = Math.Clamp(workers, 1, MaxWorkers).ToString(CultureInfo.InvariantCulture);
        new XDocument(new XElement("RunSettings", new XElement("NUnit", new XElement("NumberOfTestWorkers", number)))).Save(path);
        return new RunSettingsFile(path);
    }

    /// <inheritdoc />
    public void Dispose() => File.Delete(Path);
}
