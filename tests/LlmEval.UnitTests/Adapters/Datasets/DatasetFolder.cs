using System.IO.Compression;
using System.Text;
using LlmEval.Adapters.Datasets;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Tasks;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Adapters.Datasets;

/// <summary>A temporary folder to write datasets into and load them from.</summary>
internal sealed class DatasetFolder : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public string PathOf(string name) => Path.Combine(folder.Path, name);

    public void Write(string name, string content) => folder.File(name, content);

    public void Write(string name, byte[] content) => File.WriteAllBytes(PathOf(name), content);

    public Task<TaskSet> LoadAsync(string name, Func<DatasetOptions, DatasetOptions>? with = null)
    {
        var options = new DatasetOptions { Path = PathOf(name) };
        return new DatasetLoader().LoadAsync(with is null ? options : with(options), CancellationToken.None);
    }

    /// <summary>The problems of a dataset that must not load, with this folder's own path cut off.</summary>
    public async Task<IReadOnlyList<string>> ProblemsAsync(string name, Func<DatasetOptions, DatasetOptions>? with = null)
    {
        var error = await Should.ThrowAsync<DatasetException>(() => LoadAsync(name, with));
        return [.. error.Problems.Select(problem => $"{problem.Source}: {problem.Message}".Replace(folder.Path + "/", "", StringComparison.Ordinal))];
    }

    public static byte[] Gzip(string content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress)) gzip.Write(Encoding.UTF8.GetBytes(content));
        return packed.ToArray();
    }

    public void Dispose() => folder.Dispose();
}
