using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using FsCheck;
using LlmEval.Core.Assignments.Generators;

namespace LlmEval.UnitTests.Core.Assignments.Generators;

public class SeedStreamTests
{
    [Test]
    public void The_bytes_are_hashes_of_seed_and_counter()
    {
        var stream = new SeedStream("seed");

        var bytes = Enumerable.Range(0, 100).Select(_ => stream.NextByte()).ToArray();

        bytes.ShouldBe([.. Block("seed", 0), .. Block("seed", 1), .. Block("seed", 2), .. Block("seed", 3)[..4]]);
        Convert.ToHexStringLower(bytes[..8]).ShouldBe("4bb3b4bc9ed60d9d");
    }

    [FsCheck.NUnit.Property]
    public bool A_drawn_number_is_below_its_bound(NonNull<string> seed, PositiveInt bound)
    {
        var stream = new SeedStream(seed.Get);
        return Enumerable.Range(0, 20).All(_ => stream.Below(bound.Get) is var drawn && drawn >= 0 && drawn < bound.Get);
    }

    [FsCheck.NUnit.Property]
    public bool The_same_seed_draws_the_same(NonNull<string> seed)
    {
        var (one, other) = (new SeedStream(seed.Get), new SeedStream(seed.Get));
        return Enumerable.Range(1, 50).All(bound => one.Below(bound) == other.Below(bound));
    }

    [Test]
    public void Every_number_in_a_range_comes_up_about_as_often()
    {
        var stream = new SeedStream("even");

        var counts = Enumerable.Range(0, 6000).CountBy(_ => stream.Between(1, 6)).ToDictionary();

        counts.Keys.Order().ShouldBe([1, 2, 3, 4, 5, 6]);
        counts.Values.ShouldAllBe(count => count > 850 && count < 1150);
    }

    [FsCheck.NUnit.Property]
    public bool What_is_drawn_is_different_and_from_the_list(NonNull<string> seed, byte count)
    {
        int[] all = [.. Enumerable.Range(0, count + 1)];
        var drawn = new SeedStream(seed.Get).Draw(all, (count / 2) + 1);
        return drawn.Count == (count / 2) + 1 && drawn.Distinct().Count() == drawn.Count && !drawn.Except(all).Any();
    }

    [Test]
    public void A_bound_has_to_be_positive() => Should.Throw<ArgumentOutOfRangeException>(() => new SeedStream("seed").Below(0));

    private static byte[] Block(string seed, ulong counter)
    {
        var input = new byte[Encoding.UTF8.GetByteCount(seed) + sizeof(ulong)];
        Encoding.UTF8.GetBytes(seed, input);
        BinaryPrimitives.WriteUInt64BigEndian(input.AsSpan(^sizeof(ulong)), counter);
        return SHA256.HashData(input);
    }
}
