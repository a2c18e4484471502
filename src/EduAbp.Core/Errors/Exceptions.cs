namespace EduAbp;

/// <summary>A rule of the field says no. The code is the key of the text that tells the person why; the API answers 422.</summary>
public class BusinessException(string code) : Exception(code)
{
    public string Code { get; } = code;

    /// <summary>The field of the form that it concerns; null for the whole form.</summary>
    public string? Field { get; private set; }

    public Dictionary<string, object?> Values { get; } = [];

    /// <summary>A value for <c>{name}</c> in the text.</summary>
    public BusinessException WithData(string name, object? value)
    {
        Values[name] = value;
        return this;
    }

    public BusinessException ForField(string field)
    {
        Field = field;
        return this;
    }
}

/// <summary>Something typed is wrong, field by field; the API answers 400.</summary>
public sealed class AbpValidationException(IReadOnlyList<ValidationError> errors)
    : Exception(string.Join("; ", errors.Select(error => $"{error.Field}: {error.Code}")))
{
    public AbpValidationException(string field, string code)
        : this([new ValidationError(field, code)])
    {
    }

    public IReadOnlyList<ValidationError> Errors { get; } = errors;
}

/// <param name="Field">Name of the field as the form has it.</param>
/// <param name="Code">Key of the text.</param>
/// <param name="Values">Values for the text.</param>
public sealed record ValidationError(string Field, string Code, IReadOnlyDictionary<string, object?>? Values = null);

/// <summary>It is not there, or not for the current unit: both answer 404.</summary>
public sealed class EntityNotFoundException(Type type, object? id) : Exception($"There is no {type.Name} {id}.")
{
    public Type EntityType { get; } = type;

    public object? Id { get; } = id;
}

/// <summary>Somebody else changed it meanwhile; answered 409.</summary>
public sealed class AbpDbConcurrencyException(string message, Exception? inner = null) : Exception(message, inner);
