#!/usr/bin/env bash
# Makes the sample pictures of this folder anew. They are committed, so that the tests need none of these tools:
# apt-get install imagemagick libimage-exiftool-perl webp libheif-examples libjpeg-turbo-progs apngasm gifsicle icc-profiles-free
# Every piece of metadata contains the word SECRET (in UTF-16 too), which no cleaned file may.
set -euo pipefail
cd "$(dirname "$0")"
work="$(mktemp -d)"; trap 'rm -rf "$work"' EXIT
icc=/usr/share/color/icc/compatibleWithAdobeRGB1998.icc

tag() { # tag <file> <more exiftool arguments>: everything a camera, a phone and an editor write
  exiftool -q -overwrite_original -Artist=SECRET -Copyright=SECRET -ImageDescription=SECRET -Make=SECRET -Model=SECRET -UserComment=SECRET \
    -SerialNumber=SECRET -OwnerName=SECRET -DateTimeOriginal='2026:01:02 03:04:05' -GPSLatitude=53.5511 -GPSLatitudeRef=N -GPSLongitude=9.9937 -GPSLongitudeRef=E \
    -XPAuthor=SECRET -XMP-dc:Creator=SECRET -XMP-photoshop:City=SECRET -XMP-xmpMM:DocumentID=SECRET "${@:2}" "$1"
}

convert -size 96x64 gradient:'#c03020'-'#2040a0' -fill white -draw 'rectangle 8,8 30,20' -fill '#20c040' -draw 'circle 70,40 70,52' "$work/base.png"
convert "$work/base.png" -resize 24x16 -quality 40 "$work/thumb.jpg"

convert "$work/base.png" -profile "$icc" -quality 80 photo.jpg
tag photo.jpg -Orientation#=6 -IPTC:By-line=SECRET -IPTC:City=SECRET -Comment=SECRET "-ThumbnailImage<=$work/thumb.jpg" -PhotoshopQuality=5 -XResolution=72 -YResolution=72
convert "$work/base.png" -quality 80 "$work/plain.jpg"
jpegtran -progressive -restart 1 "$work/plain.jpg" > progressive.jpg
tag progressive.jpg -Orientation#=3 -Comment=SECRET
convert "$work/base.png" -colorspace CMYK -quality 80 cmyk.jpg
tag cmyk.jpg -Orientation#=1

# As phones write them: an index of further pictures (MPF) in APP2, a second picture with metadata of its own and a film behind the end.
cp "$work/plain.jpg" "$work/second.jpg"; tag "$work/second.jpg" -Orientation#=8
cp "$work/plain.jpg" "$work/first.jpg"; tag "$work/first.jpg" -Orientation#=8
python3 - "$work/first.jpg" "$work/second.jpg" motion.jpg <<'P'
import struct, sys
first, second = open(sys.argv[1], "rb").read(), open(sys.argv[2], "rb").read()
def mpf(offset):
    entries = struct.pack(">IIIHH", 0x20030000, len(first), 0, 0, 0) + struct.pack(">IIIHH", 0, len(second), offset, 0, 0)
    ifd = struct.pack(">H", 3) + struct.pack(">HHI4s", 0xB000, 7, 4, b"0100") + struct.pack(">HHII", 0xB001, 4, 1, 2) + struct.pack(">HHII", 0xB002, 7, 32, 50) + struct.pack(">I", 0)
    body = b"MPF\0MM\0*\0\0\0\x08" + ifd + entries
    return b"\xff\xe2" + struct.pack(">H", len(body) + 2) + body
film = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + struct.pack(">I", 24) + b"mdatSECRET film " + b"\0" * 8
head = mpf(0)
open(sys.argv[3], "wb").write(first[:2] + mpf(len(first) + len(head) - 10) + first[2:] + second + film)
P

convert "$work/base.png" -profile "$icc" -set comment SECRET photo.png
tag photo.png -Orientation#=6 -PNG:Author=SECRET -PNG:Title=SECRET -PNG:Comment=SECRET
exiftool -q -overwrite_original -z -PNG:Description=SECRETSECRETSECRETSECRETSECRETSECRET -PNG:ModifyDate='2026:01:02 03:04:05' photo.png
printf 'SECRET behind the end' >> photo.png
convert "$work/base.png" -colors 16 -transparent '#c03020' PNG8:palette.png
tag palette.png
convert "$work/base.png" "$work/f1.png"; convert "$work/base.png" -rotate 180 "$work/f2.png"
(cd "$work" && apngasm animated.png f1.png f2.png 1 4 >/dev/null); cp "$work/animated.png" animated.png
tag animated.png -PNG:Comment=SECRET

cwebp -quiet -q 60 "$work/base.png" -o "$work/lossy.webp"
cp "$work/lossy.webp" plain.webp; printf 'SECRET behind the end' >> plain.webp
exiftool -q -o "$work/tags.exif.jpg" "$work/plain.jpg"; tag "$work/tags.exif.jpg" -Orientation#=6
exiftool -q -b -Exif "$work/tags.exif.jpg" > "$work/exif.bin"; exiftool -q -b -XMP "$work/tags.exif.jpg" > "$work/xmp.bin"
convert "$work/base.png" -alpha set -channel A -evaluate set 60% "$work/alpha.png"
cwebp -quiet -q 60 "$work/alpha.png" -o "$work/alpha.webp"
webpmux -set icc "$icc" "$work/alpha.webp" -o "$work/a1.webp" >/dev/null
webpmux -set exif "$work/exif.bin" "$work/a1.webp" -o "$work/a2.webp" >/dev/null
webpmux -set xmp "$work/xmp.bin" "$work/a2.webp" -o photo.webp >/dev/null
cwebp -quiet -lossless "$work/base.png" -o "$work/lossless.webp"
webpmux -set exif "$work/exif.bin" "$work/lossless.webp" -o lossless.webp >/dev/null
cwebp -quiet -q 60 "$work/f2.png" -o "$work/f2.webp"
webpmux -frame "$work/lossy.webp" +300 -frame "$work/f2.webp" +300 -loop 0 -o "$work/anim.webp" >/dev/null
webpmux -set xmp "$work/xmp.bin" "$work/anim.webp" -o animated.webp >/dev/null

convert -delay 30 -loop 0 "$work/f1.png" "$work/f2.png" -colors 32 -set comment SECRET animated.gif
exiftool -q -overwrite_original -XMP-dc:Creator=SECRET -XMP-photoshop:City=SECRET -Comment=SECRET animated.gif
printf 'SECRET behind the end' >> animated.gif
convert "$work/f1.png" -colors 8 GIF87:still.gif; printf 'SECRET' >> still.gif

tag "$work/plain.jpg" -Orientation#=6
heif-enc -q 40 "$work/plain.jpg" -o photo.heic >/dev/null 2>&1
heif-enc -q 40 -t 32 --enable-metadata-compression "$work/plain.jpg" -o thumbnail.heic >/dev/null 2>&1
exiftool -q -overwrite_original -XMP-dc:Creator=SECRET -XMP-photoshop:City=SECRET -Artist=SECRETSECRET thumbnail.heic
heif-enc -q 40 "$work/alpha.png" -o alpha.heic >/dev/null 2>&1
exiftool -q -overwrite_original -Artist=SECRET -XMP-dc:Creator=SECRET alpha.heic
ls -la
