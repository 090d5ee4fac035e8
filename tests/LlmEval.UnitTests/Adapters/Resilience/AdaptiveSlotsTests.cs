using LlmEval.Adapters.Resilience;
using LlmEval.Core.Domain.Models;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Adapters.Resilience;

public class AdaptiveSlotsTests
{
    private static readonly ModelReply?[] Endings =
    [
        SomeModels.Answer(),
        SomeModels.Failure(ModelErrorKind.RateLimited),
        SomeModels.Failure(ModelErrorKind.Connection),
        null,
    ];

    [Test]
    public async Task After_an_overload_fewer_are_let_in()
    {
        var slots = new AdaptiveSlots(4);
        var rounds = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => slots.EnterAsync(default)));
        var waiting = Enumerable.Range(0, 4).Select(_ => slots.EnterAsync(default)).ToList();
        foreach (var round in rounds) slots.Leave(round, SomeModels.Failure(ModelErrorKind.RateLimited));
        await Task.WhenAll(waiting[..2]).WaitAsync(TimeSpan.FromSeconds(10));
        waiting[2].IsCompleted.ShouldBeFalse();
        slots.Leave(await waiting[0], SomeModels.Failure(ModelErrorKind.Timeout));
        await waiting[2].WaitAsync(TimeSpan.FromSeconds(10));
        waiting[3].IsCompleted.ShouldBeFalse();
    }

    [TestCase(503, true)]
    [TestCase(529, true)]
    [TestCase(500, false)]
    public async Task Only_a_server_without_capacity_is_overloaded(int status, bool isOverload)
    {
        var slots = new AdaptiveSlots(4);
        slots.Leave(await slots.EnterAsync(default), ModelReply.Of(new ModelError { Kind = ModelErrorKind.Server, Message = "no", Status = status }));
        slots.Present.ShouldBe(isOverload ? 2 : 4);
    }

    // Each step lets somebody come, give up, or end in one of the ways there are.
    [FsCheck.NUnit.Property(MaxTest = 200)]
    public bool No_slot_is_lost_and_none_is_given_twice(FsCheck.PositiveInt size, (byte Step, byte Who)[] steps)
    {
        var most = (size.Get % 6) + 1;
        var slots = new AdaptiveSlots(most);
        var present = new List<(Task<int> Turn, CancellationTokenSource Stop)>();
        foreach (var (step, who) in steps)
        {
            if (present.Count == 0 || step % 2 == 0) Come();
            else if (step % 8 == 1) GiveUp(present[who % present.Count]);
            else End(who);
            if (present.Count(one => one.Turn.IsCompletedSuccessfully) > most) return false;
        }

        while (present.Count > 0)
        {
            // Whoever is left is let in sooner or later.
            if (!SpinWait.SpinUntil(() => present.Exists(one => one.Turn.IsCompleted), TimeSpan.FromSeconds(5))) return false;
            End(0);
        }

        for (var i = 0; i < slots.Present; i++) Come();
        return present.TrueForAll(one => one.Turn.IsCompletedSuccessfully);

        void Come()
        {
            var stop = new CancellationTokenSource();
            present.Add((slots.EnterAsync(stop.Token), stop));
        }

        void GiveUp((Task<int> Turn, CancellationTokenSource Stop) one)
        {
            one.Stop.Cancel();
        }

        void End(byte who)
        {
            present.RemoveAll(one => one.Turn.IsCanceled);
            var index = present.FindIndex(one => one.Turn.IsCompletedSuccessfully);
            if (index < 0) return;
            slots.Leave(present[index].Turn.Result, Endings[who % Endings.Length]);
            present.RemoveAt(index);
        }
    }
}
