using System.Collections;
using System.IO.Abstractions.TestingHelpers;
using System.Reflection;
using System.Runtime.CompilerServices;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Tests;

public sealed class NullArgumentTests
{
    private static readonly NullabilityInfoContext Nullability = new();

    [TestCase(typeof(MetadataObject))]
    [TestCase(typeof(PolicyGenerator))]
    public void Every_public_call_refuses_null_by_the_name_of_its_argument(Type anyType)
    {
        var calls = anyType.Assembly.GetExportedTypes().Where(type => !type.IsEnum && !type.IsInterface).SelectMany(CallsOf).ToArray();
        calls.Should().HaveCountGreaterThan(15);

        var wrong = calls
            .Select(call => (call.Method, call.Parameter, Failure: Failure(call.Method, call.Parameter)))
            .Where(call => (call.Failure as ArgumentNullException)?.ParamName != call.Parameter.Name)
            .Select(call => $"{call.Method.DeclaringType}.{call.Method.Name}, {call.Parameter.Name}: {call.Failure?.GetType().Name}");
        string.Join("\n", wrong).Should().BeEmpty();
    }

    /// <summary>Each public call of a type with each argument that cannot be null.</summary>
    private static IEnumerable<(MethodBase Method, ParameterInfo Parameter)> CallsOf(Type type)
    {
        const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var methods = type.GetMethods(Public)
            .Where(method => !method.IsSpecialName && !method.IsAbstract && !method.IsDefined(typeof(CompilerGeneratedAttribute)))
            .Select(method => method.IsGenericMethod
                ? method.MakeGenericMethod([.. method.GetGenericArguments().Select(TypeArgument)])
                : method);
        // The constructor of a positional record sets properties and does nothing else.
        var constructors = type.GetConstructors(Public).Where(constructor => !Deconstructs(type, constructor.GetParameters().Length));
        return methods.Concat<MethodBase>(constructors)
            .Where(method => !method.ContainsGenericParameters)
            .SelectMany(method => method.GetParameters().Where(CannotBeNull).Select(parameter => (method, parameter)));
    }

    private static bool Deconstructs(Type type, int count) =>
        type.GetMethods().Any(method => method.Name == "Deconstruct" && method.GetParameters().Length == count);

    private static Type TypeArgument(Type parameter) =>
        parameter.GetGenericParameterConstraints() is [var constraint, ..] && constraint == typeof(MetadataObject)
            ? typeof(ExternalClientApplication)
            : typeof(string);

    private static bool CannotBeNull(ParameterInfo parameter) =>
        !parameter.ParameterType.IsValueType && !parameter.IsOut && Nullability.Create(parameter).WriteState == NullabilityState.NotNull;

    private static Exception? Failure(MethodBase method, ParameterInfo isNull)
    {
        var arguments = method.GetParameters().Select(parameter => parameter == isNull ? null : Sample(parameter)).ToArray();
        try
        {
            _ = method is ConstructorInfo constructor
                ? constructor.Invoke(arguments)
                : method.Invoke(method.IsStatic ? null : Any(method.DeclaringType!), arguments);
            return null;
        }
        catch (TargetInvocationException exception)
        {
            return exception.InnerException;
        }
    }

    /// <summary>A value for the other arguments; nothing is done with it, since null is refused first.</summary>
    private static object? Sample(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        return type switch
        {
            { IsByRef: true } => null,
            { IsValueType: true } => RuntimeHelpers.GetUninitializedObject(Nullable.GetUnderlyingType(type) ?? type),
            _ when !CannotBeNull(parameter) => null,
            { IsInterface: true } => Interface(type),
            _ => Any(type),
        };
    }

    private static object Interface(Type type) => type switch
    {
        { IsGenericType: true } => Array.CreateInstance(type.GetGenericArguments()[0], 0),
        _ when type == typeof(IDictionary) => new Dictionary<string, string>(),
        _ => new MockFileSystem(),
    };

    private static object Any(Type type) => type switch
    {
        _ when type == typeof(string) => "any",
        { IsArray: true } => Array.CreateInstance(type.GetElementType()!, 0),
        { IsAbstract: true } => RuntimeHelpers.GetUninitializedObject(typeof(ExternalClientApplication)),
        _ => RuntimeHelpers.GetUninitializedObject(type),
    };
}
