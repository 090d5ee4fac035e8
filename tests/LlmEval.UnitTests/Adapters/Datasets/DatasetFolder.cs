using System.IO.Compression;
using System.Text;
using LlmEval.Adapters.Datasets;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.UnitTests.Adapters.Datasets;

/// <summary>A temporary folder to write datasets into and load them from.</summary>
internal sealed class DatasetFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("llm-eval-datasets-").FullName;

    public string PathOf(string name) => Path.Combine(Root, name);

    public string Write(string name, string content) => Write(name, Encoding.UTF8.GetBytes(content));

    public string Write(string name, byte[] content)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    public Task<TaskSet> LoadAsync(string name, Func<DatasetOptions, DatasetOptions>? with = null)
    {
        var options = new DatasetOptions { Path = PathOf(name) };
        return new DatasetLoader().LoadAsync(with is null ? options : with(options), CancellationToken.None);
    }

    /// <summary>The problems of a dataset that must not load, with this folder's own path cut off.</summary>
    public async Task<IReadOnlyList<string>> ProblemsAsync(string name, Func<DatasetOptions, DatasetOptions>? with = null)
    {
        var error = await Should.ThrowAsync<DatasetException>(() => LoadAsync(name, with));
        return [.. error.Problems.Select(problem => $"{problem.Source}: {problem.Message}".Replace(Root + "/", "", StringComparison.Ordinal))];
    }

    public static byte[] Gzip(string content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress)) gzip.Write(Encoding.UTF8.GetBytes(content));
        return packed.ToArray();
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
