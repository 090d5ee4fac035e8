using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.Replay;

/// <summary>What an answer is to, as half a SHA-256: a file may have very many answers, and the names of tasks are long.</summary>
/// <param name="First">Bytes 0 to 7.</param>
/// <param name="Second">Bytes 8 to 15.</param>
internal readonly record struct AnswerKey(ulong First, ulong Second)
{
    /// <summary>The key of a task's answer.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="promptId">The prompt variant; null for any.</param>
    /// <param name="sample">Which repeat.</param>
    /// <param name="pair">The pair that a judge is asked about; null for the task itself.</param>
    /// <param name="response">The response that a judge of the lab is asked about; null for the task itself.</param>
    public static AnswerKey Of(string taskId, string? promptId, int sample, JudgedPair? pair, RecordedSubject? response = null)
    {
        var hash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { taskId, promptId, sample, pair, response }));
        var halves = MemoryMarshal.Cast<byte, ulong>(hash);
        return new AnswerKey(halves[0], halves[1]);
    }
}
