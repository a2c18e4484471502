namespace EduAbp.Caching;

/// <summary>Tells the other nodes of this installation something at once; it may be lost when a node is away. Says nothing where there is one node.</summary>
public interface INodeBroadcast
{
    /// <param name="payload">At most some thousand characters.</param>
    Task SendAsync(string topic, string payload);
}

/// <summary>Hears what other nodes tell under its topic.</summary>
public interface INodeListener
{
    string Topic { get; }

    Task HearAsync(string payload);

    /// <summary>Other nodes may have told something that was not heard: before listening began, or while the connection was lost.</summary>
    Task CatchUpAsync();
}
