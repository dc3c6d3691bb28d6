using System.Buffers.Binary;
using System.Globalization;
using System.Reflection;
using System.Reflection.Emit;
using System.Text;

namespace ExpRunner.Sweeps;

/// <summary>Reads the instructions of a method, each thing they refer to by its name instead of its number in the module.</summary>
internal static class ReachedMethod
{
    private static readonly Dictionary<int, OpCode> OpCodeOf = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => (int)(ushort)code.Value);

    public static string Describe(MethodBase method, CodeNames names)
    {
        var text = new StringBuilder($"method {names.Of(method)} {method.Attributes} {method.MethodImplementationFlags}");
        if (method.GetMethodBody() is not { } body)
        {
            var isKnown = method.IsAbstract || method.MethodImplementationFlags.HasFlag(MethodImplAttributes.Runtime);
            return isKnown ? text.ToString() : throw new CodeOutOfSightException($"{method} is written elsewhere.");
        }
        text.Append(body.InitLocals).Append(body.MaxStackSize);
        text.AppendJoin(',', body.LocalVariables.Select(local => names.Of(local.LocalType) + (local.IsPinned ? "^" : "")));
        foreach (var clause in body.ExceptionHandlingClauses)
        {
            var caught = clause.Flags == ExceptionHandlingClauseOptions.Clause && clause.CatchType is { } type ? names.Of(type) : "";
            text.Append(CultureInfo.InvariantCulture, $"\n  {clause.Flags} {clause.TryOffset} {clause.TryLength} {clause.HandlerOffset} {clause.HandlerLength} {caught}");
        }
        foreach (var (code, operand) in Instructions(method, body))
        {
            text.Append("\n  ").Append(code.Name).Append(' ').Append(Text(operand, names));
        }
        return text.ToString();
    }

    /// <summary>The methods that a method calls.</summary>
    public static IEnumerable<MethodBase> Called(MethodBase method)
        => method.GetMethodBody() is { } body ? Instructions(method, body).Select(instruction => instruction.Operand).OfType<MethodBase>() : [];

    private static string Text(object operand, CodeNames names)
    {
        switch (operand)
        {
            case Type type:
                return names.Of(type);
            case FieldInfo field:
                RefuseChangeable(field);
                return names.Of(field);
            case MethodBase method:
                LibraryCode.RefuseLookUps(method);
                return names.Of(method);
            default:
                return (string)operand;
        }
    }

    /// <summary>Whoever runs in this process may set a static field, also code that the experiment does not reach; the compiler's own are safe.</summary>
    private static void RefuseChangeable(FieldInfo field)
    {
        if (field is { IsStatic: true, IsInitOnly: false, IsLiteral: false } && !LibraryCode.IsKnown(field.Module.Assembly) && !CodeNames.IsGenerated(field.DeclaringType!))
        {
            throw new CodeOutOfSightException($"{field.DeclaringType}.{field.Name} can be set from anywhere.");
        }
    }

    private static IEnumerable<(OpCode Code, object Operand)> Instructions(MethodBase method, MethodBody body)
    {
        var code = body.GetILAsByteArray() ?? [];
        var typeArguments = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < code.Length;)
        {
            var opcode = OpCodeOf[code[at] == 0xFE ? 0xFE00 | code[at + 1] : code[at]];
            at += opcode.Size;
            var length = Length(opcode.OperandType, code.AsSpan(at));
            yield return (opcode, Operand(opcode.OperandType, code.AsSpan(at, length), method.Module, typeArguments, methodArguments));
            at += length;
        }
    }

    private static object Operand(OperandType kind, ReadOnlySpan<byte> bytes, Module module, Type[]? typeArguments, Type[]? methodArguments) => kind switch
    {
        OperandType.InlineString => module.ResolveString(BinaryPrimitives.ReadInt32LittleEndian(bytes)),
        OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType
            => module.ResolveMember(BinaryPrimitives.ReadInt32LittleEndian(bytes), typeArguments, methodArguments)!,
        OperandType.InlineSig => throw new CodeOutOfSightException("A function pointer is called."),
        _ => Convert.ToHexString(bytes),
    };

    private static int Length(OperandType kind, ReadOnlySpan<byte> rest) => kind switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(rest)),
        _ => 4,
    };
}
