using LlmEval.Core.Statistics;

namespace LlmEval.UnitTests.Core.Statistics;

public class PassAtKOverTasksTests
{
    [Test]
    public void One_sample_per_task_is_one_proportion_with_Wilsons_interval()
    {
        TaskCounts[] tasks = [.. Enumerable.Range(0, 29).Select(i => new TaskCounts(1, i == 0 ? 1 : 0))];

        var estimate = PassAtK.OverTasks(1, tasks);

        estimate.Name.ShouldBe("pass@1");
        estimate.Value!.Value.ShouldBe(1.0 / 29, 1e-15);
        estimate.Method.ShouldBe("wilson over tasks");
        estimate.Lower!.Value.ShouldBe(0.0061, 0.00005);
        estimate.Upper!.Value.ShouldBe(0.1718, 0.00005);
        estimate.Level.ShouldBe(0.95);
        estimate.Tasks.ShouldBe(29);
        estimate.Reason.ShouldBeNull();
    }

    [Test]
    public void Fractions_have_a_t_interval_over_tasks()
    {
        var estimate = PassAtK.OverTasks(1, [new(4, 1), new(4, 2), new(4, 3), new(4, 2)]);

        estimate.Value!.Value.ShouldBe(0.5, 1e-15);
        estimate.Method.ShouldBe("t over tasks");
        // sd = √(0.125 / 3), SE = sd / 2, t(3) = 3.182446.
        var half = 3.1824463052837096 * Math.Sqrt(0.125 / 3) / 2;
        estimate.Lower!.Value.ShouldBe(0.5 - half, 1e-10);
        estimate.Upper!.Value.ShouldBe(0.5 + half, 1e-10);
    }

    [Test]
    public void A_t_interval_is_cut_to_what_a_probability_can_be()
    {
        var estimate = PassAtK.OverTasks(1, [new(2, 2), new(2, 1)]);
        estimate.Upper.ShouldBe(1.0);
        estimate.Lower.ShouldBe(0.0);
    }

    [Test]
    public void Tasks_with_too_few_measured_samples_are_left_out_and_counted()
    {
        var estimate = PassAtK.OverTasks(2, [new(2, 2), new(1, 1), new(2, 0), new(0, 0)]);
        estimate.Tasks.ShouldBe(2);
        estimate.Value.ShouldBe(0.5);
        estimate.Reason.ShouldBe("2 of 4 tasks left out: fewer than 2 measured samples");
    }

    [Test]
    public void Nothing_left_is_no_value_and_a_reason()
    {
        var estimate = PassAtK.OverTasks(5, [new(2, 2), new(4, 0)]);
        estimate.Value.ShouldBeNull();
        estimate.Lower.ShouldBeNull();
        estimate.Tasks.ShouldBe(0);
        estimate.Reason.ShouldBe("k = 5 is above the measured samples of every task");
    }

    [Test]
    public void A_run_without_tasks_has_no_value()
    {
        var estimate = PassAtK.OverTasks(1, []);
        estimate.Value.ShouldBeNull();
        estimate.Reason.ShouldBe("no tasks");
    }

    [Test]
    public void One_task_with_a_fraction_has_a_value_and_no_interval()
    {
        var estimate = PassAtK.OverTasks(1, [new(4, 1), new(0, 0)]);
        estimate.Value.ShouldBe(0.25);
        estimate.Lower.ShouldBeNull();
        estimate.Upper.ShouldBeNull();
        estimate.Method.ShouldBeNull();
        estimate.Reason.ShouldBe("no interval: one task has no spread; 1 of 2 tasks left out: fewer than 1 measured samples");
    }

    [FsCheck.NUnit.Property]
    public bool Whatever_the_counts_the_interval_holds_the_value_within_zero_and_one((byte Measured, byte Passed)[] raw, byte draws)
    {
        TaskCounts[] tasks = [.. raw.Select(task => new TaskCounts(task.Measured, task.Measured == 0 ? 0 : task.Passed % (task.Measured + 1)))];
        var estimate = PassAtK.OverTasks(1 + (draws % 8), tasks);
        return estimate.Value switch
        {
            null => estimate is { Lower: null, Upper: null, Reason: not null },
            var value when estimate.Lower is null => value is >= 0 and <= 1 && estimate is { Upper: null, Reason: not null },
            var value => 0 <= estimate.Lower && estimate.Lower <= value + 1e-12 && value - 1e-12 <= estimate.Upper && estimate.Upper <= 1,
        };
    }
}
