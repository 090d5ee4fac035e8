using System.Runtime.Versioning;

// The sandbox and the embedded database are Linux's.
[assembly: SupportedOSPlatform("linux")]
