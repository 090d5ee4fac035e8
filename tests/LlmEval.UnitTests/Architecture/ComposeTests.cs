using System.Text.Json.Nodes;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;

namespace LlmEval.UnitTests.Architecture;

/// <summary>What docker-compose.yml promises: who runs as whom, and what depends on what.</summary>
public class ComposeTests
{
    private static readonly JsonObject Compose = Read();

    [Test]
    public void Every_service_is_built_or_named_and_waits_only_for_services_that_can_say_that_they_are_well()
    {
        foreach (var (name, service) in Services())
        {
            (service["image"] is not null).ShouldBeTrue(name);
            foreach (var (other, how) in service["depends_on"]?.AsObject() ?? [])
            {
                Services().Keys.ShouldContain(other);
                how!["condition"]!.GetValue<string>().ShouldBe("service_healthy");
                (Services()[other]["healthcheck"] is not null).ShouldBeTrue(other);
            }
        }
    }

    [Test]
    public void Nothing_is_published_beyond_loopback() =>
        Services().Values.SelectMany(service => service["ports"]?.AsArray() ?? []).Select(port => port!.GetValue<string>()).ShouldAllBe(port => port.StartsWith("127.0.0.1:"));

    [Test]
    public void No_container_runs_as_root()
    {
        File.ReadLines(Path.Combine(RepositoryFiles.Root, "Dockerfile")).ShouldContain("USER llm-eval");
        foreach (var (name, service) in Services().Where(service => service.Value["build"] is null))
            (service["user"]?.ToString() is not (null or "0" or "root")).ShouldBeTrue(name);
        Services().Values.ShouldAllBe(service => service["privileged"] == null);
        Services().Values.SelectMany(service => service["cap_add"]?.AsArray() ?? []).ShouldBeEmpty();
    }

    [Test]
    public void Every_volume_that_is_used_is_declared()
    {
        var used = Services().Values.SelectMany(service => service["volumes"]?.AsArray() ?? []).Select(volume => volume!.GetValue<string>().Split(':')[0]).Where(source => !source.StartsWith('.'));
        used.ShouldBeSubsetOf(Compose["volumes"]!.AsObject().Select(volume => volume.Key));
    }

    private static Dictionary<string, JsonObject> Services() => Compose["services"]!.AsObject().ToDictionary(service => service.Key, service => service.Value!.AsObject());

    private static JsonObject Read()
    {
        var problems = new DiagnosticBag();
        var document = YamlReader.Read(new SourceText("docker-compose.yml", File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docker-compose.yml"))), problems);
        return NodeJson.Of(document ?? throw new InvalidOperationException(problems.All[0].Message))!.AsObject();
    }
}
