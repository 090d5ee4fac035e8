using LlmEval.Adapters.Namespaces.ControlGroups;

namespace LlmEval.Adapters.Assignments.Chromium.Process;

/// <summary>What visits are made with on this machine.</summary>
/// <param name="Chromium">Absolute path of Chromium.</param>
/// <param name="Isolation">How it is shut in.</param>
/// <param name="Groups">The control groups that visits can be given.</param>
internal sealed record BrowserSetup(string Chromium, BrowserIsolation Isolation, WorkerGroups Groups);
