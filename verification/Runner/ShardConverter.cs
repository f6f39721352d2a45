using System.Text.Json;
using System.Text.Json.Serialization;
using Weft.Exploration;

namespace Weft.Running;

/// <summary>Writes a shard to files as it is typed.</summary>
internal sealed class ShardConverter : JsonConverter<Shard>
{
    public override Shard Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && ShardText.Read(reader.GetString()!) is { } shard
            ? shard
            : throw new JsonException("This is not a shard.");

    public override void Write(Utf8JsonWriter writer, Shard value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
