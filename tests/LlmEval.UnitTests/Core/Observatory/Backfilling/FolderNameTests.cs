using LlmEval.Core.Observatory.Backfilling;

namespace LlmEval.UnitTests.Core.Observatory.Backfilling;

public class FolderNameTests
{
    [TestCase("step-5000", "", 5000)]
    [TestCase("checkpoint_0005000", "", 5000)]
    [TestCase("global_step5000", "", 5000)]
    [TestCase("step-5000-hf", "", 5000)]
    [TestCase("step-0", "", 0)]
    [TestCase("k2-think-v2-step-5000", "k2-think-v2", 5000)]
    [TestCase("run_005000", "run", 5000)]
    [TestCase("Checkpoint-77", "", 77)]
    [TestCase("iter_0000100_hf", "", 100)]
    public void A_step_is_read_from_the_name(string name, string model, long step) =>
        FolderName.Parse(name).ShouldBe(new FolderName(model, step));

    [TestCase("gpt-4")]
    [TestCase("gpt-4o")]
    [TestCase("claude-3.5-sonnet")]
    [TestCase("qwen-2.5-72b")]
    [TestCase("footstep5000x")]
    [TestCase("final")]
    [TestCase("step-99999999999999999999")]
    public void A_name_without_a_step_has_none(string name) => FolderName.Parse(name).ShouldBe(new FolderName(name, null));

    [Test]
    public void The_name_of_the_model_itself_holds_no_step() => FolderName.Parse("llama-2024", "llama-2024").Step.ShouldBeNull();
}
