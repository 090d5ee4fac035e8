using LlmEval.Core.Statistics;

namespace LlmEval.UnitTests.Core.Statistics;

public class MeanOverTasksTests
{
    // NIST/SEMATECH e-Handbook, section 1.3.5.2 (ZARR13.DAT): N = 195, mean 9.261460, standard deviation 0.022789, t 1.9723,
    // 95% limits 9.258242 and 9.264679. Rebuilt here from values at the mean and one standard deviation to each side of it.
    [Test]
    public void The_interval_is_that_of_the_NIST_example()
    {
        const int n = 195;
        const double mean = 9.261460, sd = 0.022789;
        double[] values = [mean, .. Enumerable.Range(0, n - 1).Select(i => mean + (i % 2 == 0 ? sd : -sd))];

        var result = MeanOverTasks.Of(values);

        result.Mean!.Value.ShouldBe(mean, 1e-9);
        result.Interval!.Value.Lower.ShouldBe(9.258242, 1e-6);
        result.Interval!.Value.Upper.ShouldBe(9.264679, 1e-6);
    }

    [Test]
    public void Two_tasks_use_one_degree_of_freedom()
    {
        var result = MeanOverTasks.Of([0.25, 0.75]);
        result.StandardError.ShouldBe(0.25);
        result.Interval!.Value.Upper.ShouldBe(0.5 + (0.25 * 12.706204736174705), 1e-9);
    }

    [Test]
    public void No_task_has_no_mean()
    {
        var result = MeanOverTasks.Of([]);
        result.Mean.ShouldBeNull();
        result.Interval.ShouldBeNull();
        result.Reason.ShouldBe("no tasks");
    }

    [TestCase(0.4)]
    [TestCase(0.4, 0.4, 0.4)]
    public void Without_spread_there_is_a_mean_and_no_interval(params double[] values)
    {
        var result = MeanOverTasks.Of(values);
        result.Mean!.Value.ShouldBe(0.4, 1e-15);
        result.Interval.ShouldBeNull();
        result.Reason.ShouldNotBeNull().ShouldStartWith("no interval: ");
    }

    [Test]
    public void A_value_that_is_no_number_is_refused() =>
        Should.Throw<ArgumentException>(() => MeanOverTasks.Of([1, double.NaN]));
}
