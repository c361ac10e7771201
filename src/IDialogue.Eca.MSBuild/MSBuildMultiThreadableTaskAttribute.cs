namespace Microsoft.Build.Framework;

/// <summary>
/// Marks a task that may run beside others in one process: it has no state of its own, changes none of the process, and takes absolute
/// paths only. MSBuild knows the mark by its name; the oldest MSBuild that can run the task does not have it yet.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class MSBuildMultiThreadableTaskAttribute : Attribute;
