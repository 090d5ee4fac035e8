using LlmEval.Core.Statistics;

namespace LlmEval.UnitTests.Core.Statistics;

public class PairedDifferenceTests
{
    // Student's sleep data (R's data set "sleep"): hours gained by ten patients under two drugs.
    private static readonly double[] DrugOne = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
    private static readonly double[] DrugTwo = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

    // Printed by R's t.test(extra ~ group, paired = TRUE): t = -4.0621, df = 9, p = 0.002833, -2.4598858 to -0.7001142, mean -1.58.
    [Test]
    public void Students_sleep_data_have_the_t_test_of_R()
    {
        var result = PairedDifference.Between(ByTask(DrugOne), ByTask(DrugTwo));

        result.Tasks.ShouldBe(10);
        result.Overall.Mean!.Value.ShouldBe(-1.58, 1e-12);
        result.Overall.Interval!.Value.Lower.ShouldBe(-2.4598858, 1e-7);
        result.Overall.Interval!.Value.Upper.ShouldBe(-0.7001142, 1e-7);
        result.Overall.Interval!.Value.Method.ShouldBe("t over tasks");
        result.TTest.PValue!.Value.ShouldBe(0.0028328901973842727, 1e-13);
    }

    // All ten differences have one sign or are 0: of 1,024 patterns only the observed one, its mirror, and both with the 0 flipped.
    [Test]
    public void Students_sleep_data_have_a_sign_flip_p_of_four_in_1024()
    {
        var result = PairedDifference.Between(ByTask(DrugOne), ByTask(DrugTwo));
        result.SignFlip.PValue.ShouldBe(4.0 / 1024);
        result.Test.ShouldBe(result.SignFlip);
    }

    // R. A. Fisher, The Design of Experiments (1935), section 21: Darwin's maize, eighths of an inch. Of 32,768 patterns 863 have a sum
    // of at least 314, so 1,726 on both sides; his t is 2.148.
    [Test]
    public void Darwins_maize_has_Fishers_count()
    {
        double[] maize = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48];
        var result = PairedDifference.Between(ByTask(maize), ByTask(new double[15]));
        (result.SignFlip.PValue * 32768).ShouldBe(1726);
        result.TTest.PValue!.Value.ShouldBe(0.049702944021800889, 1e-12);
        (result.Overall.Mean / result.Overall.StandardError)!.Value.ShouldBe(2.148, 0.0005);
    }

    [Test]
    public void Only_shared_tasks_are_compared_and_the_others_counted()
    {
        var result = PairedDifference.Between(
            new Dictionary<string, double> { ["a"] = 1, ["b"] = 0.5, ["x"] = 9 },
            new Dictionary<string, double> { ["b"] = 0.25, ["a"] = 0.5, ["y"] = 9, ["z"] = 9 });
        result.Differences.ShouldBe([new TaskDifference("a", 0.5), new TaskDifference("b", 0.25)]);
        (result.OnlyFirst, result.OnlySecond).ShouldBe((1, 2));
        result.Overall.StandardError!.Value.ShouldBe(0.125, 1e-15);
    }

    [Test]
    public void Without_shared_tasks_everything_is_undefined_for_that_reason()
    {
        var result = PairedDifference.Between(new Dictionary<string, double> { ["a"] = 1 }, ByTask([]));
        result.Overall.ShouldBe(new MeanOverTasks { Tasks = 0, Reason = "no shared tasks" });
        result.TTest.ShouldBe(new SignificanceTest { Method = "paired t test", Reason = "no shared tasks" });
        result.SignFlip.PValue.ShouldBeNull();
        result.Test.PValue.ShouldBeNull();
    }

    [TestCase(0.25)]
    [TestCase(0.0)]
    [TestCase(0.1)]
    public void Equal_differences_have_no_interval_and_no_t_test_but_can_be_counted_out(double difference)
    {
        var result = PairedDifference.Between(ByTask([.. Enumerable.Repeat(0.7 + difference, 6)]), ByTask([.. Enumerable.Repeat(0.7, 6)]));
        result.Overall.Mean!.Value.ShouldBe(difference, 1e-15);
        result.Overall.Interval.ShouldBeNull();
        result.TTest.PValue.ShouldBeNull();
        result.TTest.Reason.ShouldBe("every task has the same difference");
        result.SignFlip.PValue.ShouldBe(difference == 0 ? 1 : 2.0 / 64);
    }

    [Test]
    public void Beyond_twenty_tasks_the_t_test_decides()
    {
        double[] differences = [.. Enumerable.Range(0, 21).Select(i => i % 5 / 4.0)];
        var result = PairedDifference.Between(ByTask(differences), ByTask(new double[21]));
        result.SignFlip.PValue.ShouldBeNull();
        result.SignFlip.Reason.ShouldBe("21 tasks are too many to count out (at most 20): see the t test");
        result.Test.ShouldBe(result.TTest);
        result.Test.PValue.ShouldNotBeNull();
    }

    [Test]
    public void Twenty_tasks_are_counted_out() =>
        SignFlip.Test([.. Enumerable.Repeat(0.5, 20)]).PValue.ShouldBe(Math.Pow(2, -19));

    [FsCheck.NUnit.Property]
    public bool Swapping_the_sides_flips_the_sign_and_keeps_the_tests((sbyte First, sbyte Second)[] raw)
    {
        var first = ByTask([.. raw.Select(pair => pair.First / 8.0)]);
        var second = ByTask([.. raw.Select(pair => pair.Second / 8.0)]);
        var (there, back) = (PairedDifference.Between(first, second), PairedDifference.Between(second, first));
        return there.Overall.Mean == -back.Overall.Mean
            && there.Overall.StandardError == back.Overall.StandardError
            && there.Overall.Interval?.Lower == -back.Overall.Interval?.Upper
            && there.TTest == back.TTest
            && there.SignFlip == back.SignFlip;
    }

    [FsCheck.NUnit.Property(MaxTest = 50)]
    public bool The_sign_flip_test_is_the_share_of_all_patterns_as_far_from_zero(sbyte[] raw)
    {
        sbyte[] differences = [.. raw.Take(10)];
        if (differences.Length == 0) return SignFlip.Test([]).PValue is null;
        var observed = Math.Abs(differences.Sum(d => d));
        var patterns = 1 << differences.Length;
        var extreme = Enumerable.Range(0, patterns)
            .Count(pattern => Math.Abs(differences.Select((d, i) => (pattern >> i & 1) == 0 ? d : -d).Sum()) >= observed);
        // Tenths do not add up exactly: the tolerance has to make up for it.
        return SignFlip.Test([.. differences.Select(d => d / 10.0)]).PValue == (double)extreme / patterns;
    }

    [FsCheck.NUnit.Property]
    public bool The_order_of_tasks_changes_nothing(sbyte[] raw)
    {
        double[] values = [.. raw.Select(v => v / 16.0)];
        var zero = ByTask(new double[values.Length]);
        var sorted = PairedDifference.Between(ByTask([.. values.Order()]), zero);
        var given = PairedDifference.Between(ByTask(values), zero);
        return sorted.SignFlip == given.SignFlip
            && sorted.Overall.Mean == given.Overall.Mean
            && Math.Abs((sorted.TTest.PValue - given.TTest.PValue) ?? 0) < 1e-12;
    }

    [Test]
    public void A_value_that_is_no_number_is_refused() =>
        Should.Throw<ArgumentException>(() => PairedDifference.Between(ByTask([double.NaN]), ByTask([0])));

    private static Dictionary<string, double> ByTask(double[] values) =>
        values.Select((value, i) => (value, i)).ToDictionary(item => $"task-{item.i}", item => item.value);
}
