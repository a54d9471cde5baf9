"""The inks every picture is printed with, and how two of them mix."""

from PIL import ImageColor

PAPER = "#F4EAD5"
SNOW = "#FBF7EE"
CREAM = "#F8DFB0"
WHEAT = "#E9BE62"
OCHRE = "#CF8F2E"
APRICOT = "#F0A868"
CORAL = "#E2725B"
ROSE = "#EFBFA6"
MADDER = "#B8352C"
WINE = "#7A1F2B"
RUST = "#A94F2A"
EARTH = "#6B4630"
BARK = "#3B2A26"
STONE = "#B3A48D"
PLUM = "#4A2C49"
INK = "#18202E"
NIGHT = "#1A2847"
NAVY = "#23426E"
AZURE = "#3D7DB3"
SKY = "#A8CEDA"
ICE = "#DCEBEC"
TEAL = "#1E6C70"
LAGOON = "#3FA9A5"
MINT = "#B9DCC4"
SAGE = "#93A35F"
LEAF = "#5B7F3B"
MOSS = "#37502F"
PINE = "#1D3B38"


def mix(first: str, second: str, share: float) -> str:
    """The colour lying `share` (0..1) of the way from the first ink to the second."""
    one, two = ImageColor.getrgb(first)[:3], ImageColor.getrgb(second)[:3]
    parts = (round(a + (b - a) * share) for a, b in zip(one, two, strict=True))
    return "#" + "".join(f"{part:02X}" for part in parts)
