using LlmEval.Adapters.Namespaces;

namespace LlmEval.UnitTests.Adapters.Namespaces;

public class NamespaceSettingsTests
{
    [TestCase("/proc/sys/kernel/unprivileged_userns_clone", "0", "as root: sysctl -w kernel.unprivileged_userns_clone=1")]
    [TestCase("/proc/sys/kernel/apparmor_restrict_unprivileged_userns", "1", "as root: sysctl -w kernel.apparmor_restrict_unprivileged_userns=0")]
    [TestCase("/proc/sys/user/max_user_namespaces", "0", "as root: sysctl -w user.max_user_namespaces=10000")]
    public void A_setting_that_forbids_namespaces_is_named(string file, string value, string fix) =>
        NamespaceSettings.Fix(asked => asked == file ? value : null).ShouldBe(fix);

    [Test]
    public void All_that_forbid_are_named() =>
        NamespaceSettings.Fix(file => file.Contains("apparmor", StringComparison.Ordinal) ? "1" : "0").Split("; ").Length.ShouldBe(3);

    [Test]
    public void Where_no_setting_forbids_the_container_does() =>
        NamespaceSettings.Fix(file => file.Contains("apparmor", StringComparison.Ordinal) ? "0" : "5").ShouldContain("in a container");
}
