using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace EduAbp.Tests.Architecture;

/// <summary>What a method calls, read from its IL; async methods and lambdas are followed into what the compiler made of them.</summary>
internal static class Calls
{
    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    private static readonly ConcurrentDictionary<MethodBase, IReadOnlyList<MethodBase>> Known = new();

    /// <summary>True where the method, or one of its own class that it calls, calls what is looked for.</summary>
    public static bool Reaches(MethodBase method, Func<MethodBase, bool> target)
    {
        var home = Home(method.DeclaringType!);
        var seen = new HashSet<MethodBase>();
        var open = new Stack<MethodBase>([method]);
        while (open.TryPop(out var current))
        {
            if (!seen.Add(current))
                continue;
            foreach (var call in Of(current))
            {
                if (target(call))
                    return true;
                if (call.DeclaringType is { } type && Home(type) == home)
                    open.Push(call);
            }
        }

        return false;
    }

    public static IReadOnlyList<MethodBase> Of(MethodBase method) => Known.GetOrAdd(method, Read);

    private static Type Home(Type type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;
        return type.IsGenericType ? type.GetGenericTypeDefinition() : type;
    }

    private static IReadOnlyList<MethodBase> Read(MethodBase method)
    {
        var calls = new List<MethodBase>();
        if (method.GetCustomAttribute<AsyncStateMachineAttribute>()?.StateMachineType is { } machine)
            calls.Add(machine.GetMethod("MoveNext", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)!);
        if (method.GetCustomAttribute<AsyncIteratorStateMachineAttribute>()?.StateMachineType is { } iterator)
            calls.Add(iterator.GetMethod("MoveNext", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)!);

        var code = method.GetMethodBody()?.GetILAsByteArray();
        if (code is null)
            return calls;

        var typeArguments = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        var at = 0;
        while (at < code.Length)
        {
            short value = code[at++];
            if (value == 0xFE)
                value = unchecked((short)(0xFE00 | code[at++]));
            var operation = OpCodesByValue[value];
            if (operation.OperandType is OperandType.InlineMethod or OperandType.InlineTok)
            {
                var token = BitConverter.ToInt32(code, at);
                if (operation.OperandType == OperandType.InlineMethod && method.Module.ResolveMethod(token, typeArguments, methodArguments) is { } called)
                    calls.Add(called);
            }

            at += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }

        return calls;
    }
}
