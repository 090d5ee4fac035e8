using System.Net;
using System.Net.Sockets;
using LlmEval.Adapters.Assignments.Chromium;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.IntegrationTests.Assignments.Chromium;

/// <summary>What a page cannot reach.</summary>
[TestFixture]
internal sealed class IsolationTests
{
    private ChromiumPageChecker checker = null!;

    [OneTimeSetUp]
    public async Task Start() => checker = await Visits.CheckerAsync();

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (checker is not null) await checker.DisposeAsync();
    }

    [Test]
    public async Task No_way_leads_to_another_server_of_the_machine()
    {
        await using var canary = await PageServer.StartAsync("<title>canary</title>");
        using var datagrams = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var udp = ((IPEndPoint)datagrams.Client.LocalEndPoint!).Port;
        var port = new Uri(canary.Origin).Authority;
        await using var server = await PageServer.StartAsync(
            $$"""
            <!doctype html><title>spy</title><link rel=dns-prefetch href="//{{port}}"><link rel=preconnect href="{{canary.Origin}}"><link rel=prefetch href="{{canary.Origin}}/app/prefetch">
            <img src="{{canary.Origin}}/app/img"><script src="{{canary.Origin}}/app/script"></script><iframe src="{{canary.Origin}}/app/frame"></iframe>
            <script>
            window.tried = 0; const did = () => { window.tried++; };
            fetch('{{canary.Origin}}/app/fetch').finally(did).catch(() => {});
            fetch('{{canary.Origin}}/app/cors', {mode: 'no-cors'}).finally(did).catch(() => {});
            fetch('/secret').finally(did).catch(() => {}); fetch('/app/..%2fsecret').finally(did).catch(() => {}); fetch('file:///etc/passwd').finally(did).catch(() => {});
            navigator.sendBeacon('{{canary.Origin}}/app/beacon', 'x');
            const socket = new WebSocket('ws://{{port}}/app/socket'); socket.onerror = did;
            new EventSource('{{canary.Origin}}/app/events').onerror = did;
            new Worker(URL.createObjectURL(new Blob(["fetch('{{canary.Origin}}/app/worker').finally(() => postMessage(1)).catch(() => {})"]))).onmessage = did;
            try { new SharedWorker(URL.createObjectURL(new Blob(["fetch('{{canary.Origin}}/app/shared')"]))); } catch {}
            window.open('{{canary.Origin}}/app/popup');
            const peer = new RTCPeerConnection({iceServers: [{urls: 'stun:127.0.0.1:{{udp}}'}]}); peer.createDataChannel('x');
            peer.onicegatheringstatechange = () => { if (peer.iceGatheringState === 'complete') did(); };
            peer.createOffer().then(offer => peer.setLocalDescription(offer));
            navigator.serviceWorker?.register('worker.js').catch(() => {});
            const a = document.createElement('a'); a.href = 'data:text/plain,x'; a.download = 'x.txt'; a.click();
            </script>
            """);

        var visit = await checker.VisitAsync(
            server,
            Visits.Js("window.tried >= 9"),
            Visits.Js("localStorage.length === 0 && document.cookie === '' && navigator.onLine"),
            new StepsCheck { Text = "form", Steps = [], Then = Visits.Js($"(() => {{ const f = document.createElement('form'); f.action = '{canary.Origin}/app/form'; f.method = 'post'; document.body.append(f); f.submit(); return true; }})()") },
            new StepsCheck { Text = "away", Steps = [], Then = Visits.Js($"(location.href = '{canary.Origin}/app/away', true)") });

        visit.Results.Where(result => result.Score != 1).Select(result => $"{result.Name}: {result.Reason}").ShouldBeEmpty();
        canary.Asked.ShouldBeEmpty();
        datagrams.Available.ShouldBe(0);
        server.Asked.ShouldNotContain("/secret");
        var requests = visit.Results[0].Evidence!.Requests;
        requests.ShouldContain(line => line.StartsWith($"GET {canary.Origin}/app/fetch refused:"));
        requests.ShouldContain(line => line.StartsWith($"GET {server.Origin}/secret refused: outside of /app/"));
    }

    [Test]
    public async Task Services_are_answered_in_their_place_also_after_a_preflight()
    {
        await using var server = await PageServer.StartAsync(
            """
            <!doctype html><p id=plain></p><p id=keyed></p><p id=status></p><script>
            const put = (id, text) => document.getElementById(id).textContent = text;
            fetch('https://api.example.com/users/ada?full=1').then(r => r.json()).then(u => put('plain', u.created));
            fetch('https://api.example.com/users/ada', {method: 'POST', headers: {Authorization: 'Bearer x', 'X-Own': '1'}}).then(r => r.json()).then(u => put('keyed', u.created));
            fetch('https://api.example.com/none').then(r => put('status', r.status));
            </script>
            """);
        var request = Visits.Request(
            server,
            [
                new TextCheck { Text = "plain", Selector = "#plain", Match = Visits.Same("2020") },
                new TextCheck { Text = "keyed", Selector = "#keyed", Match = Visits.Same("2020") },
                new TextCheck { Text = "status", Selector = "#status", Match = Visits.Same("404") },
                new RequestMadeCheck { Text = "made", Url = Visits.Same("https://api.example.com/users/ada?full=1") },
            ]) with
        {
            Services = [new("https://api.example.com/users/ada", 200, "application/json", """{"created":"2020"}"""), new("https://api.example.com/none", 404, "text/plain", "")],
        };

        var visit = await checker.VisitAsync(request, CancellationToken.None);

        visit.Results.Where(result => result.Score != 1).Select(result => $"{result.Name}: {result.Reason}").ShouldBeEmpty();
    }

    [Test]
    public async Task Libraries_come_from_the_bundle_whatever_their_integrity_says_of_another_version()
    {
        await using var server = await PageServer.StartAsync(
            """
            <!doctype html><html><head>
            <link rel="stylesheet" href="https://cdn.jsdelivr.net/npm/bootstrap@5.3.3/dist/css/bootstrap.min.css" integrity="sha384-QWTKZyjpPEjISv5WaRU9OFeRpok6YctnYmDr5pNlyT2bRjXh0JMhjY6hW+ALEwIH" crossorigin="anonymous">
            <link rel="stylesheet" href="https://cdn.jsdelivr.net/npm/bootstrap-icons@1.11.3/font/bootstrap-icons.min.css">
            <script src="https://cdn.jsdelivr.net/npm/bootstrap@5.1.0/dist/js/bootstrap.bundle.min.js" integrity="sha384-OtherVersionOtherVersionOtherVersionOtherVersionOtherVersion" crossorigin="anonymous"></script>
            <script src="https://cdn.jsdelivr.net/npm/marked/marked.min.js"></script><script src="https://cdnjs.cloudflare.com/ajax/libs/highlight.js/11.9.0/highlight.min.js"></script>
            <script src="https://cdn.jsdelivr.net/npm/chart.js"></script><script src="https://unpkg.com/papaparse@5.4.1/papaparse.min.js"></script><script src="https://unpkg.com/dayjs"></script>
            <script src="https://code.jquery.com/jquery-3.7.1.min.js"></script><script type=module>import {marked as m} from 'https://cdn.jsdelivr.net/npm/marked@12/lib/marked.esm.js'; window.esm = m;</script>
            </head><body><button class="btn btn-primary">x</button></body></html>
            """);

        var visit = await checker.VisitAsync(
            server,
            Visits.Js("getComputedStyle(document.querySelector('.btn')).display === 'inline-block'"),
            Visits.Js("!!document.querySelector(\"link[href*='bootstrap']\") && typeof bootstrap.Modal === 'function'"),
            Visits.Js("marked.parse('# x').includes('<h1') && hljs.highlight('let x', {language: 'javascript'}).value.includes('hljs-keyword')"),
            Visits.Js("typeof Chart === 'function' && Papa.parse('a,b').data[0].length === 2 && dayjs('2020-01-02').year() === 2020 && typeof jQuery === 'function' && esm.parse('*x*').includes('<em>')"),
            new ConsoleCleanCheck { Text = "clean" });

        visit.Results.Where(result => result.Score != 1).Select(result => $"{result.Name}: {result.Reason}").ShouldBeEmpty();
    }
}
