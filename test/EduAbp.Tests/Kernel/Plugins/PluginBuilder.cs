using System.Reflection;
using System.Reflection.Emit;
using EduAbp.EntityFrameworkCore;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Identity.Contracts;
using EduAbp.Modularity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EduAbp.Tests.Kernel.Plugins;

/// <summary>Writes small plug-ins that do one thing wrong, without a compiler.</summary>
internal static class PluginBuilder
{
    private const MethodAttributes Overrides = MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.HideBySig;
    private const MethodAttributes OverridesProtected = MethodAttributes.Family | MethodAttributes.Virtual | MethodAttributes.HideBySig;

    /// <param name="throwsIn">A method of <see cref="AbpModule"/> that throws.</param>
    /// <param name="hasContext">Brings a context with a migration for each database that nobody has run.</param>
    /// <param name="readsPeople">Has a method that asks for a person; what the manifest says of it: <c>"people"</c> or nothing.</param>
    public static void Write(string folder, string name, string? throwsIn = null, bool hasContext = false, string? readsPeople = null, string kernel = "\"from\": \"0.1\", \"before\": \"9.0\"")
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "plugin.json"), $$"""
            {
              "name": "{{name}}", "version": "1.0.0", "vendor": "Công ty thử (mẫu)", "assembly": "Vendor.{{name}}.dll",
              "kernel": { {{kernel}} },
              "wants": { "contracts": [{{(readsPeople is null ? "" : "\"EduAbp.Identity.Contracts\"")}}], "personalData": [{{readsPeople}}], "permissions": [] }
            }
            """);
        var assembly = new PersistedAssemblyBuilder(new AssemblyName($"Vendor.{name}"), typeof(object).Assembly);
        var module = assembly.DefineDynamicModule($"Vendor.{name}");
        var context = hasContext ? DefineContext(module, name) : null;

        var type = module.DefineType($"Vendor.{name}.{name}Module", TypeAttributes.Public | TypeAttributes.Sealed, typeof(AbpModule));
        if (throwsIn is not null)
        {
            var overridden = typeof(AbpModule).GetMethod(throwsIn)!;
            var il = type.DefineMethod(throwsIn, Overrides, overridden.ReturnType, [.. overridden.GetParameters().Select(parameter => parameter.ParameterType)]).GetILGenerator();
            il.Emit(OpCodes.Ldstr, "cố ý hỏng");
            il.Emit(OpCodes.Newobj, typeof(InvalidOperationException).GetConstructor([typeof(string)])!);
            il.Emit(OpCodes.Throw);
        }
        else if (context is not null)
        {
            var il = type.DefineMethod(nameof(AbpModule.ConfigureServices), Overrides, typeof(void), [typeof(ServiceConfigurationContext)]).GetILGenerator();
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Call, typeof(DbContextRegistration).GetMethod(nameof(DbContextRegistration.AddDbContext))!.MakeGenericMethod(context));
            il.Emit(OpCodes.Pop);
            il.Emit(OpCodes.Ret);
        }

        type.CreateType();
        if (readsPeople is not null)
            DefineReader(module, name);
        assembly.Save(Path.Combine(folder, $"Vendor.{name}.dll"));
    }

    private static void DefineReader(ModuleBuilder module, string name)
    {
        var ask = typeof(IPersonLookup).GetMethod(nameof(IPersonLookup.FindAsync))!;
        var type = module.DefineType($"Vendor.{name}.Reader", TypeAttributes.Public | TypeAttributes.Sealed);
        var il = type.DefineMethod("Read", MethodAttributes.Public | MethodAttributes.Static, ask.ReturnType, [typeof(IPersonLookup), typeof(Guid), typeof(CancellationToken)]).GetILGenerator();
        il.DeclareLocal(ask.ReturnType);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldarg_2);
        il.Emit(OpCodes.Callvirt, ask);
        il.Emit(OpCodes.Stloc_0);
        il.Emit(OpCodes.Ldloc_0);
        il.Emit(OpCodes.Ret);
        type.CreateType();
    }

    private static TypeBuilder DefineContext(ModuleBuilder module, string name)
    {
        var space = $"Vendor.{name}";
        var context = module.DefineType($"{space}.{name}DbContext", TypeAttributes.Public | TypeAttributes.Abstract, typeof(AbpDbContext));
        var constructor = Pass(context, typeof(AbpDbContext).GetConstructor(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public, [typeof(DbContextOptions)])!, typeof(DbContextOptions));
        var prefix = context.DefineMethod("get_TablePrefix", OverridesProtected | MethodAttributes.SpecialName, typeof(string), []).GetILGenerator();
        prefix.Emit(OpCodes.Ldstr, name);
        prefix.Emit(OpCodes.Ret);
        context.DefineMethod("ConfigureModel", OverridesProtected, typeof(void), [typeof(ModelBuilder)]).GetILGenerator().Emit(OpCodes.Ret);
        context.CreateType();

        foreach (var kind in Enum.GetNames<DatabaseKind>())
        {
            var concrete = module.DefineType($"{space}.{kind}{name}DbContext", TypeAttributes.Public | TypeAttributes.Sealed, context);
            Pass(concrete, constructor, typeof(DbContextOptions));
            concrete.CreateType();

            var migration = module.DefineType($"{space}.{kind}.First", TypeAttributes.Public | TypeAttributes.Sealed, typeof(Migration));
            migration.DefineMethod("Up", OverridesProtected, typeof(void), [typeof(MigrationBuilder)]).GetILGenerator().Emit(OpCodes.Ret);
            migration.SetCustomAttribute(new CustomAttributeBuilder(typeof(MigrationAttribute).GetConstructor([typeof(string)])!, ["20261122000000_First"]));
            migration.SetCustomAttribute(new CustomAttributeBuilder(typeof(DbContextAttribute).GetConstructor([typeof(Type)])!, [concrete]));
            migration.CreateType();
        }

        return context;
    }

    private static ConstructorBuilder Pass(TypeBuilder type, ConstructorInfo to, Type parameter)
    {
        var constructor = type.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, [parameter]);
        var il = constructor.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Call, to);
        il.Emit(OpCodes.Ret);
        return constructor;
    }
}
