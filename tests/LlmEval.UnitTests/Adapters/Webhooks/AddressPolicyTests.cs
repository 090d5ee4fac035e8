using System.Net;
using LlmEval.Adapters.Webhooks;

namespace LlmEval.UnitTests.Adapters.Webhooks;

public class AddressPolicyTests
{
    [TestCase("0.0.0.0")]
    [TestCase("10.255.0.1")]
    [TestCase("100.64.0.1")]
    [TestCase("127.8.8.8")]
    [TestCase("169.254.169.254")]
    [TestCase("172.31.255.255")]
    [TestCase("192.168.0.1")]
    [TestCase("198.19.0.1")]
    [TestCase("224.0.0.1")]
    [TestCase("255.255.255.255")]
    [TestCase("::")]
    [TestCase("::1")]
    [TestCase("::127.0.0.1")]
    [TestCase("::ffff:127.0.0.1")]
    [TestCase("::ffff:192.168.1.1")]
    [TestCase("64:ff9b::10.0.0.1")]
    [TestCase("2002:7f00:1::")]
    [TestCase("fc00::1")]
    [TestCase("fd12:3456::1")]
    [TestCase("fe80::1%2")]
    [TestCase("ff02::1")]
    public void What_is_not_on_the_public_internet_is_not_public(string address) => AddressPolicy.IsPublic(IPAddress.Parse(address)).ShouldBeFalse();

    [TestCase("1.1.1.1")]
    [TestCase("172.32.0.1")]
    [TestCase("192.169.0.1")]
    [TestCase("223.255.255.255")]
    [TestCase("::ffff:8.8.8.8")]
    [TestCase("64:ff9b::8.8.8.8")]
    [TestCase("2606:4700:4700::1111")]
    public void What_is_on_it_is(string address) => AddressPolicy.IsPublic(IPAddress.Parse(address)).ShouldBeTrue();
}
