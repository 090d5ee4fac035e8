using LlmEval.Core.Domain.Models;
using Microsoft.Win32.SafeHandles;

namespace LlmEval.Adapters.Replay;

/// <summary>A replay file: every line is checked when it is opened, but only the places of the lines are kept in memory, by a hash of what they answer.</summary>
internal sealed class ReplayFile : IDisposable
{
    private readonly SafeFileHandle file;
    private readonly Dictionary<AnswerKey, Place> recorded = [];
    private readonly Lazy<Dictionary<string, int>> answersByTask;

    private ReplayFile(string path, SafeFileHandle file)
    {
        Path = path;
        this.file = file;
        answersByTask = new(CountAnswers);
    }

    /// <summary>The file's absolute path.</summary>
    public string Path { get; }

    /// <summary>Opens and checks a file.</summary>
    /// <param name="path">Absolute path.</param>
    /// <exception cref="InvalidDataException">Lines are broken, there are none, or it is compressed and damaged.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ReplayFile Open(string path)
    {
        var replay = new ReplayFile(path, Gunzip.Open(path));
        try
        {
            replay.Index();
            return replay;
        }
        catch
        {
            replay.Dispose();
            throw;
        }
    }

    /// <summary>What was recorded for this prompt variant, else for any; null when nothing was.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="promptId">The prompt variant.</param>
    /// <param name="sample">Which repeat.</param>
    /// <param name="pair">The pair that a judge is asked about; null for the task itself.</param>
    /// <param name="response">The response that a judge of the lab is asked about; null for the task itself.</param>
    /// <exception cref="IOException">The file was changed after it was opened.</exception>
    public ModelReply? Find(string taskId, string promptId, int sample, JudgedPair? pair = null, RecordedSubject? response = null)
    {
        if ((PlaceOf(taskId, promptId, sample, pair, response) ?? PlaceOf(taskId, null, sample, pair, response)) is not { } place) return null;
        var line = new byte[place.Length];
        var read = RandomAccess.Read(file, line, place.Offset);
        var answer = RecordedAnswerJson.Read(line.AsMemory(0, read), out _);
        if (answer?.TaskId != taskId) throw new IOException($"{Path}:{place.Line}: the file was changed while it was used.");
        return answer.Reply;
    }

    /// <summary>How many answers a task has, over all prompt variants. Reads the file once more when it is first asked.</summary>
    /// <exception cref="IOException">The file cannot be read any more.</exception>
    public int Count(string taskId) => answersByTask.Value.GetValueOrDefault(taskId);

    /// <inheritdoc />
    public void Dispose() => file.Dispose();

    private Place? PlaceOf(string taskId, string? promptId, int sample, JudgedPair? pair, RecordedSubject? response) =>
        recorded.TryGetValue(AnswerKey.Of(taskId, promptId, sample, pair, response), out var place) ? place : null;

    private Dictionary<string, int> CountAnswers() =>
        Utf8Lines.Read(file).Select(line => RecordedAnswerJson.Read(line.Bytes, out _)).OfType<RecordedAnswer>().CountBy(answer => answer.TaskId)
            .ToDictionary(StringComparer.Ordinal);

    private void Index()
    {
        var problems = new ReplayProblems(Path);
        var unnumbered = new Dictionary<(string Task, string? Prompt), int>();
        foreach (var line in Utf8Lines.Read(file))
        {
            if (line.Bytes.Span.Trim(" \t\r"u8).IsEmpty) continue;
            if (RecordedAnswerJson.Read(line.Bytes, out var found) is { } answer)
            {
                Add(answer, new(line.Offset, line.Bytes.Length, line.Number), unnumbered, problems);
            }

            foreach (var problem in found) problems.Add(line.Number, problem);
        }

        problems.ThrowIfAny();
        if (recorded.Count == 0) throw new InvalidDataException($"{Path} holds no answers.");
    }

    private void Add(RecordedAnswer answer, Place place, Dictionary<(string Task, string? Prompt), int> unnumbered, ReplayProblems problems)
    {
        var sample = answer.Sample ?? (unnumbered[(answer.TaskId, answer.Prompt)] = unnumbered.GetValueOrDefault((answer.TaskId, answer.Prompt), -1) + 1);
        var key = AnswerKey.Of(answer.TaskId, answer.Prompt, sample, answer.Pair, answer.Response);
        if (recorded.TryAdd(key, place)) return;
        problems.Add(place.Line, $"task '{answer.TaskId}' has sample {sample} already, at line {recorded[key].Line}");
    }

    private readonly record struct Place(long Offset, int Length, int Line);
}
