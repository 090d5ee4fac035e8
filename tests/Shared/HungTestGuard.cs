using System.Collections.Concurrent;
using NUnit.Framework.Interfaces;

[assembly: LlmEval.Tests.Shared.HungTestGuard]

namespace LlmEval.Tests.Shared;

/// <summary>
/// Ends the process when a test hangs, and names it: a test that waits in vain would else hold up everything after it without a word.
/// The limit is far beyond what the slowest test takes on a loaded machine.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class HungTestGuardAttribute : Attribute, ITestAction
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    private static readonly ConcurrentDictionary<string, long> Running = new();

    // A thread of its own: a hung test may well have used up the pool.
    private static readonly Lazy<Thread> Watch = new(Begin);

    public ActionTargets Targets => ActionTargets.Test;

    public void BeforeTest(ITest test)
    {
        _ = Watch.Value;
        Running[test.FullName] = Environment.TickCount64;
    }

    public void AfterTest(ITest test) => Running.TryRemove(test.FullName, out _);

    private static Thread Begin()
    {
        var thread = new Thread(Look) { IsBackground = true, Name = nameof(HungTestGuardAttribute) };
        thread.Start();
        return thread;
    }

    private static void Look()
    {
        using var never = new ManualResetEventSlim();
        while (!never.Wait(TimeSpan.FromSeconds(10)))
        {
            var hung = Running.Where(entry => Environment.TickCount64 - entry.Value > Limit.TotalMilliseconds).Select(entry => entry.Key).ToList();
            if (hung.Count > 0) Environment.FailFast($"These tests have run for over {Limit.TotalMinutes:0} minutes: {string.Join(", ", hung)}");
        }
    }
}
