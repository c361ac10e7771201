using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Build.Framework;

namespace IDialogue.Eca.MSBuild.Tests;

/// <summary>What MSBuild may expect of every task, whoever runs it beside it.</summary>
public sealed class TaskContractTests
{
    private static readonly Type[] Tasks = [.. typeof(EcaGeneratePackage).Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(ITask)))];

    [TestCaseSource(nameof(Tasks))]
    public void Is_marked_as_one_that_may_run_beside_others(Type task) =>
        task.GetCustomAttributes()
            .Select(attribute => attribute.GetType().FullName)
            .Should().Contain("Microsoft.Build.Framework.MSBuildMultiThreadableTaskAttribute");

    [TestCaseSource(nameof(Tasks))]
    public void Keeps_nothing_but_its_parameters(Type task) =>
        task.GetFields(
            BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Should().OnlyContain(field => !field.IsStatic
                && field.GetCustomAttribute<CompilerGeneratedAttribute>() != null
                && field.Name.EndsWith(">k__BackingField"));
}
