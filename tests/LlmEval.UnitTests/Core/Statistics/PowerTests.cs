using LlmEval.Core.Statistics;

namespace LlmEval.UnitTests.Core.Statistics;

public class PowerTests
{
    // E. Miller (2024), section 5: with ω² = 1/9 and a noiseless score, a difference of 3 points needs n = 969 at 80% power and 5% level.
    [Test]
    public void The_example_of_Miller()
    {
        var needed = Power.TasksFor(0.03, new PairedVariance { BetweenTasks = 1.0 / 9 });
        needed.Tasks.ShouldBe(969);
        // mpmath 1.3: (√2·erfinv(0.95) + √2·erfinv(0.6))² / 9 / 0.0009.
        needed.Exact!.Value.ShouldBe(968.99749806778876, 1e-9);
    }

    // (1.959964 + 0.841621)² = 7.848880; 7.848880 · (0.1 + 0.2/4 + 0.15/3) / 0.05² = 627.91.
    [Test]
    public void Samples_within_a_task_add_their_share()
    {
        var variance = new PairedVariance { BetweenTasks = 0.1, WithinFirst = 0.2, SamplesFirst = 4, WithinSecond = 0.15, SamplesSecond = 3 };
        Power.TasksFor(0.05, variance).Tasks.ShouldBe(628);
        Power.Detectable(628, variance).Effect!.Value.ShouldBe(Math.Sqrt(7.848879734349089 * 0.2 / 628), 1e-12);
    }

    // J. Cohen's familiar 90% at the 1% level: z = 2.575829 and 1.281552.
    [Test]
    public void Level_and_power_can_be_chosen()
    {
        var effect = Power.Detectable(100, new PairedVariance { BetweenTasks = 1 }, 0.99, 0.9);
        effect.Effect!.Value.ShouldBe((2.57582930354890076 + 1.28155156554460047) / 10, 1e-12);
        (effect.Level, effect.Power).ShouldBe((0.99, 0.9));
    }

    [Test]
    public void Beside_a_comparison_stands_what_it_could_have_found()
    {
        var paired = PairedDifference.Between(
            new Dictionary<string, double> { ["a"] = 1, ["b"] = 0, ["c"] = 1, ["d"] = 1 },
            new Dictionary<string, double> { ["a"] = 0, ["b"] = 0, ["c"] = 1, ["d"] = 0 });
        // Differences 1, 0, 0, 1: sd² = 1/3, SE = √(1/12).
        Power.Detectable(paired).Effect!.Value.ShouldBe(Math.Sqrt(7.848879734349089 / 12), 1e-12);
    }

    [Test]
    public void What_cannot_be_planned_is_undefined_with_a_reason()
    {
        var variance = new PairedVariance { BetweenTasks = 0.1 };
        Power.TasksFor(0, variance).ShouldBe(new TasksNeeded(null, "no number of tasks finds an effect of 0"));
        Power.TasksFor(1e-300, variance).Exact.ShouldBeNull();
        Power.TasksFor(0.1, new PairedVariance { BetweenTasks = 0 }).ShouldBe(new TasksNeeded(null, "the differences have no spread"));
        Power.Detectable(0, variance).Reason.ShouldBe("no tasks");
        Power.Detectable(10, new PairedVariance { BetweenTasks = 0 }).Reason.ShouldBe("the differences have no spread");
        var same = new Dictionary<string, double> { ["a"] = 1, ["b"] = 1 };
        Power.Detectable(PairedDifference.Between(same, same)).Reason.ShouldBe("no interval: every task has the same value");
    }

    [FsCheck.NUnit.Property]
    public bool Tasks_and_effect_are_each_others_inverse(FsCheck.PositiveInt tasks, byte between, byte within, byte samples)
    {
        var variance = new PairedVariance { BetweenTasks = (between + 1) / 256.0, WithinFirst = within / 256.0, SamplesFirst = 1 + samples };
        var effect = Power.Detectable(tasks.Get, variance).Effect!.Value;
        return Math.Abs(Power.TasksFor(effect, variance).Exact!.Value - tasks.Get) < 1e-9 * tasks.Get
            && Power.TasksFor(-effect / 2, variance).Exact > 3.99 * tasks.Get
            && Power.Detectable(tasks.Get + 1, variance).Effect < effect;
    }

    [Test]
    public void Impossible_arguments_are_refused()
    {
        var variance = new PairedVariance { BetweenTasks = 0.1 };
        Should.Throw<ArgumentOutOfRangeException>(() => Power.TasksFor(double.NaN, variance));
        Should.Throw<ArgumentOutOfRangeException>(() => Power.TasksFor(0.1, variance, power: 0.5));
        Should.Throw<ArgumentOutOfRangeException>(() => Power.TasksFor(0.1, variance, level: 1));
        Should.Throw<ArgumentOutOfRangeException>(() => Power.Detectable(-1, variance));
        Should.Throw<ArgumentOutOfRangeException>(() => Power.Detectable(1, variance with { SamplesSecond = 0 }));
        Should.Throw<ArgumentOutOfRangeException>(() => Power.Detectable(1, variance with { WithinFirst = -1 }));
    }
}
