#!/usr/bin/env python3
"""Draws the canned participants and encodes them: python3 make.py (needs ffmpeg with libvpx and libopus, and Liberation fonts).

Each speaker is a flat drawing of a person whose head sways and whose mouth moves while a tone of
their own hums in the rhythm of speech. Four seconds that loop without a seam. The slides are three
pages of a talk as browsers send the smallest size of a shared screen: each begins with a keyframe,
and gets sharper in the pictures after it.
"""
import math
import os
import struct
import subprocess
import tempfile

WIDTH, HEIGHT, RATE, SECONDS = 1280, 720, 15, 4
HERE = os.path.dirname(os.path.abspath(__file__))

# name: wall, window, clothes, skin, hair, pitch in Hz, hair style, syllables a second
SPEAKERS = {
    "amber": ((236, 214, 178), (250, 240, 220), (150, 66, 46), (232, 190, 160), (92, 52, 30), 196, "long", 4.0),
    "cedar": ((178, 206, 200), (222, 238, 232), (38, 88, 84), (124, 82, 58), (28, 24, 24), 110, "short", 3.5),
    "indigo": ((196, 200, 226), (232, 234, 248), (58, 62, 130), (206, 156, 120), (30, 26, 34), 220, "scarf", 4.5),
    "slate": ((206, 208, 210), (240, 240, 236), (92, 100, 110), (240, 206, 184), (196, 196, 198), 131, "grey", 3.0),
}


class Picture:
    def __init__(self, colour):
        self.rows = [bytearray(bytes(colour) * WIDTH) for _ in range(HEIGHT)]

    def span(self, y, left, right, colour):
        left, right = max(0, int(left)), min(WIDTH, int(right))
        if 0 <= y < HEIGHT and left < right:
            self.rows[y][left * 3:right * 3] = bytes(colour) * (right - left)

    def box(self, left, top, right, bottom, colour):
        for y in range(max(0, int(top)), min(HEIGHT, int(bottom))):
            self.span(y, left, right, colour)

    def oval(self, x, y, wide, high, colour, from_top=-1.0, to_bottom=1.0):
        for row in range(int(y + high * from_top), int(y + high * to_bottom) + 1):
            part = (row - y) / high
            if abs(part) <= 1:
                half = wide * math.sqrt(1 - part * part)
                self.span(row, x - half, x + half, colour)


def darker(colour, by=0.82):
    return tuple(int(part * by) for part in colour)


def loudness(second, syllables):
    """0 to 1: syllables in phrases, silent in the last fifth of the loop."""
    phrase = second / SECONDS
    if phrase > 0.8:
        return 0.0
    beat = math.sin(math.pi * syllables * second) ** 2
    return beat * (0.55 + 0.45 * math.sin(2 * math.pi * 3 * phrase) ** 2)


def frame(look, number):
    wall, window, clothes, skin, hair, _, style, syllables = look
    second = number / RATE
    turn = 2 * math.pi * second / SECONDS
    loud = loudness(second, syllables)
    picture = Picture(wall)
    picture.box(70, 70, 330, 400, window)
    picture.box(194, 70, 206, 400, wall)
    picture.box(70, 229, 330, 241, wall)
    picture.box(940, 330, 1230, 350, darker(wall))
    for index, height in enumerate((90, 120, 80, 110, 95, 70)):
        picture.box(960 + index * 40, 330 - height, 990 + index * 40, 330, darker(wall, 0.7 + 0.05 * (index % 3)))
    x, y = 640 + 16 * math.sin(turn), 300 + 6 * math.sin(2 * turn)
    picture.oval(640 + 5 * math.sin(turn), 800, 330, 300, clothes)
    picture.box(x - 48, y + 90, x + 48, y + 240, darker(skin, 0.9))
    if style == "long":
        picture.oval(x, y + 30, 158, 215, hair)
    if style == "scarf":
        picture.oval(x, y + 20, 160, 200, hair)
        picture.oval(x, y + 170, 150, 70, hair)
    picture.oval(x, y, 122, 152, skin)
    if style in ("short", "grey"):
        picture.oval(x, y - 20, 128, 140, hair, -1.0, -0.45)
    if style == "long":
        picture.oval(x, y - 30, 124, 130, hair, -1.0, -0.5)
    if style == "scarf":
        picture.oval(x, y - 10, 126, 146, hair, -1.0, -0.55)
    blink = number % 45 in (20, 21)
    for side in (-1, 1):
        eye = x + side * 46 + 5 * math.sin(turn)
        if blink:
            picture.box(eye - 14, y - 16, eye + 14, y - 11, darker(skin, 0.5))
        else:
            picture.oval(eye, y - 14, 13, 11, (250, 250, 250))
            picture.oval(eye + 4 * math.sin(turn), y - 14, 8, 9, (40, 32, 30))
        picture.box(eye - 20, y - 46, eye + 20, y - 39, darker(hair, 0.9))
    picture.oval(x + 3 * math.sin(turn), y + 28, 11, 15, darker(skin, 0.88))
    picture.oval(x, y + 80, 36, 7 + 24 * loud, (120, 44, 46))
    if style == "grey":
        for side in (-1, 1):
            picture.box(x + side * 46 - 24, y + 4, x + side * 46 + 24, y + 8, (60, 60, 60))
        picture.box(x - 22, y - 16, x + 22, y - 12, (60, 60, 60))
    return b"".join(picture.rows)


def encode(name, look):
    pipe = ["ffmpeg", "-hide_banner", "-loglevel", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24",
            "-s", f"{WIDTH}x{HEIGHT}", "-r", str(RATE), "-i", "-"]
    for size, rate in (("640:360", "110k"), ("320:180", "45k")):
        pipe += ["-map", "0:v", "-vf", f"scale={size}:flags=lanczos", "-c:v", "libvpx", "-b:v", rate, "-maxrate", rate,
                 "-bufsize", "200k", "-g", "30", "-keyint_min", "30", "-deadline", "good", "-cpu-used", "1",
                 "-auto-alt-ref", "0", "-lag-in-frames", "0", "-error-resilient", "1", "-f", "ivf", os.path.join(HERE, f"{name}-{size.split(':')[1]}.ivf")]
    with subprocess.Popen(pipe, stdin=subprocess.PIPE) as ffmpeg:
        for number in range(RATE * SECONDS):
            ffmpeg.stdin.write(frame(look, number))
        ffmpeg.stdin.close()
    pitch, syllables = look[5], look[7]
    voice = "+".join(f"{0.5 / harmonic:.3f}*sin(2*PI*{pitch * harmonic}*t)" for harmonic in range(1, 7))
    envelope = (f"if(gt(t/{SECONDS},0.8),0,pow(sin(PI*{syllables}*t),2)"
                f"*(0.55+0.45*pow(sin(2*PI*3*t/{SECONDS}),2)))")
    subprocess.run(["ffmpeg", "-hide_banner", "-loglevel", "error", "-y", "-f", "lavfi", "-i",
                    f"aevalsrc='0.16*({voice})*({envelope})':s=48000:d={SECONDS}", "-c:a", "libopus", "-b:a", "16k",
                    "-vbr", "on", "-frame_duration", "20", "-application", "voip",
                    os.path.join(HERE, f"{name}.ogg")], check=True)



SLIDES = (
    ("Chronic pain and opioids in primary care",
     "Ask what pain keeps the person from doing", "Count morphine equivalents before each change",
     "Taper by ten percent a month, together", "Look for sleep, mood and substance use",
     "Offer movement, and review in four weeks"),
    ("Case: what we know so far",
     "54 years, back pain for nine years", "Morphine 120 mg a day, zopiclone at night",
     "Two falls this winter, lives alone", "PHQ-9 of 14, no thoughts of self-harm",
     "Wants to walk to the store again"),
    ("Recommendations",
     "Naloxone kit, and teach a neighbor", "Slow the sedative first, over 8 weeks",
     "Physiotherapy by video, twice a month", "Begin duloxetine 30 mg, watch pressure",
     "Come back to the session in May"),
)
FONT = "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf"
PAGE = 8


def slide(place, number, title, lines):
    def write(name, text):
        with open(os.path.join(place, name), "w", encoding="utf-8") as file:
            file.write(text)
        return f"fontfile={FONT}:textfile={os.path.join(place, name)}"
    bars = [f"drawbox=x={1300 + 90 * bar}:y={high}:w=60:h={800 - high}:color={colour}:t=fill" for bar, (high, colour)
            in enumerate(((500 + 20 * number, "0xc46a2d"), (400 + 60 * number, "0x3d8f68"), (600, "0x5b4b8a")))]
    head, body = write("head", title), write("body", "\n".join(f"\u2022  {line}" for line in lines))
    look = ["drawbox=x=0:y=0:w=1600:h=130:color=0x1d4f7a:t=fill",
            f"drawtext={head}:fontsize=64:fontcolor=white:x=60:y=34",
            f"drawtext={body}:fontsize=52:fontcolor=0x202020:x=80:y=200:line_spacing=46", *bars,
            "scale=800:450:flags=area"]
    drawn = subprocess.run(["ffmpeg", "-hide_banner", "-loglevel", "error", "-f", "lavfi", "-i", "color=c=white:s=1600x900",
                            "-vf", ",".join(look), "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "yuv420p", "-"],
                           check=True, stdout=subprocess.PIPE)
    return drawn.stdout


def slides():
    path = os.path.join(HERE, "slides-450.ivf")
    with tempfile.TemporaryDirectory() as place:
        pages = [slide(place, number, title, lines) for number, (title, *lines) in enumerate(SLIDES, 1)]
    # One page more than is kept: the encoder spends what it has left on the last picture.
    pictures = b"".join(page * PAGE for page in [*pages, pages[0]])
    subprocess.run(["ffmpeg", "-hide_banner", "-loglevel", "error", "-y", "-f", "rawvideo", "-pix_fmt", "yuv420p",
                    "-s", "800x450", "-r", "2", "-i", "-", "-c:v", "libvpx", "-b:v", "30k", "-minrate", "30k", "-maxrate", "30k",
                    "-bufsize", "30k", "-qmin", "4", "-qmax", "56", "-deadline", "realtime", "-cpu-used", "8", "-g", "9999",
                    "-force_key_frames", f"expr:eq(mod(n,{PAGE}),0)", "-auto-alt-ref", "0", "-lag-in-frames", "0",
                    "-error-resilient", "1", "-f", "ivf", path], input=pictures, check=True)
    with open(path, "rb") as file:
        whole = file.read()
    end = 32
    for _ in range(PAGE * len(SLIDES)):
        end += 12 + struct.unpack_from("<I", whole, end)[0]
    with open(path, "wb") as file:
        file.write(whole[:24] + struct.pack("<I", PAGE * len(SLIDES)) + whole[28:end])


def without_vp8():
    """Two sizes of a speaker in H.264, in the same kind of file: units after start codes, without delimiters."""
    for size, rate in (("160:90", "20k"), ("320:180", "50k")):
        made = subprocess.run(["ffmpeg", "-hide_banner", "-loglevel", "error", "-i", os.path.join(HERE, "amber-360.ivf"),
                               "-frames:v", "30", "-vf", f"scale={size}:flags=area", "-c:v", "libx264", "-profile:v", "baseline",
                               "-b:v", rate, "-maxrate", rate, "-bufsize", rate, "-x264-params",
                               "keyint=15:min-keyint=15:scenecut=0:aud=1:repeat-headers=1:slices=1", "-f", "h264", "-"],
                              check=True, stdout=subprocess.PIPE).stdout
        pictures = [part[2:] for part in made.split(b"\0\0\0\1\x09")[1:]]
        pictures = [part if part.startswith(b"\0\0\0\1") else b"\0" + part for part in pictures]
        wide, high = (int(side) for side in size.split(":"))
        head = struct.pack("<4sHH4sHHIIII", b"DKIF", 0, 32, b"H264", wide, high, 15, 1, len(pictures), 0)
        with open(os.path.join(HERE, f"amber-h264-{high}.ivf"), "wb") as file:
            file.write(head + b"".join(struct.pack("<IQ", len(part), number) + part for number, part in enumerate(pictures)))


for name, look in SPEAKERS.items():
    encode(name, look)
slides()
without_vp8()
