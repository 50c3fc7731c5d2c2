using System.Text;

namespace Portal.Tests.Support;

/// <summary>Small pictures with known bytes.</summary>
internal static class Pictures
{
    /// <summary>A whole 1 x 1 JPEG with an Exif segment that names a place.</summary>
    public static byte[] Jpeg(string secret = "GPS 53.5511 9.9937")
    {
        var exif = Encoding.ASCII.GetBytes("Exif\0\0MM\0*\0\0\0\u0008\0\0").Concat(Encoding.ASCII.GetBytes(secret)).ToArray();
        var length = exif.Length + 2;
        var plain = Convert.FromBase64String(
            "/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k=");
        return [.. plain.Take(2), 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. exif, .. plain.Skip(2)];
    }
}
