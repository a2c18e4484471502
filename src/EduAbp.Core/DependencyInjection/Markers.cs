namespace EduAbp.DependencyInjection;

/// <summary>Found by convention: a new instance for each use, registered as itself and as the interfaces it implements.</summary>
public interface ITransientDependency;

/// <summary>Found by convention: one instance a scope (a request, a job), registered as itself and as the interfaces it implements.</summary>
public interface IScopedDependency;

/// <summary>Found by convention: one instance an application, registered as itself and as the interfaces it implements.</summary>
public interface ISingletonDependency;
