"""The model card's section about the shipped files, from what `npm run evaluate` wrote into models/evaluation.json.

`python3 models/training/evaluation_card.py FILE` prints the section of any such file. Needs nothing but Python 3.
"""

import json
import pathlib
import sys

MISSING = """
## The shipped files beside other methods

The files as they are now have not been evaluated yet: `npm run evaluate`.
"""

DOMAINS = {
    "held-out": "They are rendered of **skin that is in no training picture**: traced by Monte Carlo through published structures of"
    " its own, with other spectra and scattering, other lamps, other camera sensitivities and other textures"
    " (`docs/simulator.md`).",
    "training": "They are rendered by the physics of the training pictures.",
}
EXAMPLES = (
    "The first picture of each skin type, I to VI from above, chosen by nobody. From the left: photo; truth of red, brown,"
    " gray; the default net's red, brown, gray.\n",
    "![Photo, three truths and three maps of six simulated skins](examples.jpg)\n",
)
REPETITIONS = {
    "exposure": "other exposure, white balance, focus, tone curve, noise and compression",
    "camera": "and another lamp and camera",
    "scale": "same capture at half the pixels a millimetre",
}
PIGMENTS = ("red", "brown", "gray")
SOURCES = {"blood": "blood", "melanin": "melanin", "dermalMelanin": "dermal melanin", "wrinkle": "wrinkles"}
MAP_OF = {"blood": "red", "melanin": "brown", "dermalMelanin": "gray", "wrinkle": "gray"}
CROSSINGS = [(source, plane) for source in SOURCES for plane in PIGMENTS if plane != MAP_OF[source]]
TYPES = {f"type {number}": roman for number, roman in enumerate(("I", "II", "III", "IV", "V", "VI"), 1)}


def section(evaluation):
    """The whole section, Markdown."""
    nets = [method["name"] for method in evaluation["methods"] if method["kind"] == "net"]
    everyone = evaluation["groups"]["all"]
    lines = [
        introduction(evaluation),
        *EXAMPLES,
        *accuracy(evaluation, everyone),
        *agreement(evaluation, everyone),
        *reliability(evaluation, nets, everyone),
        *cross_talk(evaluation, nets, everyone),
        *by_type(nets, evaluation["groups"]),
        *by_scale(evaluation, nets[0]),
        *by_contrast(evaluation, nets[0]),
        *oracle_lines(evaluation, nets[0]),
        *whole_faces(evaluation),
    ]
    return "\n".join(lines) + "\n"


def introduction(evaluation):
    """What was measured and how."""
    count, size = evaluation["pictures"], evaluation["size"]
    sources = "\n".join(
        f"- {method['name']}: {method['source']}" for method in evaluation["methods"] if method["kind"] == "baseline"
    )
    return f"""
## The shipped files beside other methods

Measured by `{evaluation['command']}`: the ONNX files through the product's own filter and runtime, on {count} pictures
of {size} × {size} px, seeds {evaluation['firstSeed']:,} and up, skin types I to VI in turn. {DOMAINS[evaluation['domain']]}
Figures are over skin, whose mask was given: in the product it is found first. All of them, each per skin type as well, are in `models/evaluation.json`.{overall_intervals(evaluation)}

The other methods saw the same pictures, blurred by {evaluation['baselineBlurPx']} px:

{sources}
"""


def overall_intervals(evaluation):
    """How far the default net's medians can be trusted."""
    name = evaluation["methods"][0]["name"]
    scores = [evaluation["groups"]["all"]["maps"][name][pigment] for pigment in PIGMENTS]
    found = ", ".join(f"{pigment} {interval(score)}" for pigment, score in zip(PIGMENTS, scores))
    return f"""
Other pictures would give other medians. Those of the default net's r lie 95 of 100 times within (in brackets with the number of
pictures that show the pigment): {found}."""


def accuracy(evaluation, group):
    """One table per map."""
    lesion, clear = evaluation["lesionLevel"], evaluation["clearLevel"]
    lines = [
        "r = Pearson's correlation with the truth, ρ = Spearman's, each pooled over all pixels / median over the pictures"
        f" that show the pigment / 10th percentile of them. AUC = how often a lesion pixel (truth of {lesion} or more)"
        f" stands above a clear one ({clear} or less), pooled / median / 10th percentile. Error = mean absolute, on the scale of 0…1"
        " (in brackets: of the map that is the picture's true mean everywhere); the other methods have units of their"
        " own. Pooled figures are hard on them as well: they show the pigment of the skin, not the excess over it.",
    ]
    for pigment in PIGMENTS:
        lines += [
            f"\n**{pigment.capitalize()}**\n",
            "| method | r | ρ | AUC | error |",
            "|---|---|---|---|---|",
        ]
        for method in evaluation["methods"]:
            score = group["maps"][method["name"]].get(pigment)
            if score is None:
                continue
            error = "–"
            if score["meanAbsoluteError"] is not None:
                error = f"{score['meanAbsoluteError']:.3f} ({group['meanError'][pigment]:.3f})"
            spreads = [spread(score[key]) for key in ("pearson", "spearman", "areaUnderCurve")]
            lines.append(f"| {title(method)} | {' | '.join(spreads)} | {error} |")
    return lines


def agreement(evaluation, group):
    """How alike the maps of the same skin are, photographed twice."""
    lines = [
        "\n### The same skin twice\n",
        "r between the maps of two pictures of the same skin, median / 10th percentile over the pictures that show the"
        f" pigment. {'; '.join(f'**{name}**: {words}' for name, words in REPETITIONS.items())}.\n",
        "| method | map | exposure | camera | scale |",
        "|---|---|---|---|---|",
    ]
    for method in evaluation["methods"]:
        for pigment in PIGMENTS:
            score = group["maps"][method["name"]].get(pigment)
            if score is None:
                continue
            cells = [
                f"{number(score['repeatability'][name]['median'])} / {number(score['repeatability'][name]['low'])}"
                for name in REPETITIONS
            ]
            lines.append(f"| {title(method)} | {pigment} | {' | '.join(cells)} |")
    return lines


def reliability(evaluation, nets, group):
    """What a confidence promises, and what is so."""
    lines = [
        "\n### Confidence\n",
        "A confidence is the probability that a map keeps its bound at a pixel. Per tenth of it: the mean"
        " that was said → the share of these pixels that kept it (share of all pixels). Calibrated on validation pictures of"
        " the training's physics; these are others.",
    ]
    tenths = [f"{tenth / 10:.1f}…{(tenth + 1) / 10:.1f}" for tenth in range(10)]
    for name in nets:
        lines += [f"\n**{name}**: {bound_words(evaluation['bounds'][name])}\n"]
        lines += ["| confidence | red | brown | gray |", "|---|---|---|---|"]
        tables = [group["maps"][name][pigment]["reliability"] for pigment in PIGMENTS]
        for tenth, words in enumerate(tenths):
            cells = [reliability_cell(table[tenth]) for table in tables]
            lines.append(f"| {words} | {' | '.join(cells)} |")
    return lines


def bound_words(bound):
    """What a net promises."""
    share = bound["errorShare"]
    more = f", or by no more than {share:.0%} of its value where that is more" if share > 0 else ""
    return f"off by no more than {bound['errorBound']}{more}"


def reliability_cell(row):
    """Said → kept (share)."""
    return "–" if row is None else f"{number(row['said'])} → {number(row['true'])} ({row['share']:.0%})"


def cross_talk(evaluation, nets, group):
    """The matrix of every net, and one line per other method."""
    lines = [
        "\n### Cross-talk\n",
        "Does a brown spot raise red? Every picture is rendered with the findings of one source alone and once more with"
        f" none: same skin, relief, light, camera and noise. The difference of the maps where the truth is"
        f" {evaluation['lesionLevel']} or more,"
        " averaged over the pictures, divided by that of the source's own map: 0 is wanted, 1 would be as much as the own"
        " map, a negative number means that the map falls. Own response = difference of the own map over the truth there:"
        " 1 is wanted. r alone = median r of the own map where no other source is present.",
    ]
    for name in nets:
        talk = group["crossTalk"][name]
        lines += [f"\n**{name}**\n", "| only present | red | brown | gray | own response | r alone | pictures |", "|---|" + "---|" * 6]
        for source, words in SOURCES.items():
            cells = [number(talk["matrix"][source].get(plane)) for plane in PIGMENTS]
            lines.append(
                f"| {words} | {' | '.join(cells)} | {number(talk['own'][source])} | {number(talk['alone'][source])} | {talk['scenes'][source]} |"
            )
    lines += [
        "\nThe other methods, each map scaled first such that it answers to its own pigment (gray: dermal melanin) with the"
        " truth's mean; one without a gray map is divided by the truth there. Separating every picture anew, independent components have no common scale and are left out.\n",
        f"| method | {' | '.join(f'{SOURCES[source]} → {plane}' for source, plane in CROSSINGS)} |",
        "|---|" + "---|" * len(CROSSINGS),
    ]
    for method in evaluation["methods"]:
        talk = group["crossTalk"].get(method["name"])
        if talk is None or method["kind"] == "net":
            continue
        cells = [number(talk["matrix"][source].get(plane)) for source, plane in CROSSINGS]
        lines.append(f"| {method['name']} | {' | '.join(cells)} |")
    return lines


def by_type(nets, groups):
    """Every figure of the nets per skin type."""
    lines = [
        "\n### Per skin type\n",
        "Medians over the pictures of a type; the error is a mean. In brackets: where the median of all such pictures lies 95 of"
        " 100 times (sign test), and how many pictures show the pigment: few, so that types whose ranges overlap cannot be told"
        " apart by this.",
    ]
    types = [group for group in TYPES if group in groups]
    for name in nets:
        lines += [
            f"\n**{name}**\n",
            f"| figure | {' | '.join(TYPES[group] for group in types)} |",
            "|---|" + "---|" * len(types),
        ]

        def row(words, value, decimals=2):
            lines.append(f"| {words} | {' | '.join(number(value(groups[group]), decimals) for group in types)} |")

        for pigment in PIGMENTS:
            for words, key in (("r", "pearson"), ("ρ", "spearman"), ("AUC", "areaUnderCurve")):
                row(f"{pigment}: {words}", lambda group: group["maps"][name][pigment][key]["median"])
                if key == "pearson":
                    intervals = [interval(groups[group]["maps"][name][pigment]) for group in types]
                    lines.append(f"| {pigment}: r, range | {' | '.join(intervals)} |")
            row(f"{pigment}: two exposures", lambda group: group["maps"][name][pigment]["repeatability"]["exposure"]["median"])
            row(f"{pigment}: error", lambda group: group["maps"][name][pigment]["meanAbsoluteError"], decimals=3)
        for source, words in SOURCES.items():
            row(f"{words}: own response", lambda group: group["crossTalk"][name]["own"][source])
        for source, plane in CROSSINGS:
            row(f"{SOURCES[source]} → {plane}", lambda group: group["crossTalk"][name]["matrix"][source].get(plane))
    return lines


def interval(score):
    """(low…high, pictures)."""
    ends = score["pearsonInterval"]
    return f"({'–' if ends is None else '…'.join(map(number, ends))}, {score['pictures']})"


def by_scale(evaluation, net):
    """The default net's r by the pixels a millimetre."""
    lines = [
        "\n### Per scale\n",
        f"Median r of {net} (pictures that show the pigment) by px/mm. Every picture is {evaluation['size']} px wide, so that the"
        " finest ones show some 7 mm: a wide, soft patch hardly varies in them.\n",
        "| px/mm | red | brown | gray |",
        "|---|---|---|---|",
    ]
    return lines + [medians(f"{group['from']} to {group['to']}", group, net) for group in evaluation["scales"]]


def by_contrast(evaluation, net):
    """The default net's r by how much the pigment changes the photo."""
    lines = [
        "\n### Per contrast\n",
        f"Median r of {net} (pictures that show the pigment) by how much the pigment changes the colour of the photo: ΔE00 between the"
        f" means of a lesion (truth of {evaluation['lesionLevel']} or more) and of the same place without it; gray: of wrinkles or of dermal"
        " melanin, whichever changes more. Some 1 can just be seen where the two lie side by side. Faint: no lesion of 25 px."
        " After the arrow the oracle's, see below.\n",
        "| ΔE00 | red | brown | gray |",
        "|---|---|---|---|",
    ]
    return lines + [medians(contrast_words(group["range"]), group, net, group["oracle"]) for group in evaluation["contrasts"]]


def medians(words, group, net, oracle=None):
    """A row: the net's r in a group of pictures, the oracle's where it was taken, and how many of them show the pigment."""
    cells = []
    for pigment in PIGMENTS:
        score = group["maps"][net][pigment]
        best = "" if oracle is None else f" → {number(oracle[pigment])}"
        cells.append(f"{number(score['median'])}{best} ({score['pictures']})")
    return f"| {words} | {' | '.join(cells)} |"


def contrast_words(borders):
    """A range of colour differences."""
    if borders is None:
        return "faint"
    return f"{borders['from']} or more" if borders["to"] is None else f"{borders['from']} to {borders['to']}"


def oracle_lines(evaluation, net):
    """How much better one could do who knows the truth."""
    lines = [
        "\n### How much can be reached\n",
        "An oracle stands beside the default net: per picture, the linear combination of all that the net is shown and of its three"
        " maps that follows the truth of this very picture best (`scripts/evaluation/oracle.ts`). Nobody who does not know the truth can"
        " combine them better than that pixel by pixel; what only neighbours tell it has from the net's maps alone, and a smooth truth"
        " favours it by chance. What it lacks of 1, the colours of the photo do not hold. Median r over the pictures that show the"
        " pigment: net → oracle; then the 10th percentiles.\n",
        "| map | all | I | II | III | IV | V | VI |",
        "|---|" + "---|" * 7,
    ]
    for words, key in (("{}", "median"), ("{}: 10th percentile", "low")):
        for pigment in PIGMENTS:
            cells = []
            for name in ("all", *TYPES):
                group = evaluation["groups"].get(name)
                ours = group and group["maps"][net][pigment]["pearson"][key]
                cells.append(f"{number(ours)} → {number(group and group['oracle'][pigment][key])}")
            lines.append(f"| {words.format(pigment)} | {' | '.join(cells)} |")
    return lines


def whole_faces(evaluation):
    """How the methods do on heads in any light; nothing for an evaluation without faces."""
    faces = evaluation["wholeFaces"]
    if not faces["faces"]:
        return []
    lines = [
        "\n### Whole faces\n",
        f"{faces['faces']} faces of nobody at {faces['pxPerMm']} px/mm, in light from soft to one hard lamp, skin types I to VI in"
        " turn, with the same optics, lamps, cameras and textures as above. r: median / 10th percentile over the faces that show"
        " the pigment. On clear skin: mean of the map where the truth is"
        f" {evaluation['clearLevel']} or less, 0 is wanted: what the shade of a head makes it say.\n",
        "| method | map | r | error | on clear skin |",
        "|---|---|---|---|---|",
    ]
    for method in evaluation["methods"]:
        for pigment in PIGMENTS:
            score = faces["maps"][method["name"]].get(pigment)
            if score is None:
                continue
            r = f"{number(score['pearson']['median'])} / {number(score['pearson']['low'])}"
            figures = " | ".join(number(score[key], 3) for key in ("meanAbsoluteError", "onClearSkin"))
            lines.append(f"| {title(method)} | {pigment} | {r} | {figures} |")
    return lines


def title(method):
    """A method's name, a net's in bold."""
    return f"**{method['name']}**" if method["kind"] == "net" else method["name"]


def spread(value):
    """Pooled / median / 10th percentile."""
    return " / ".join(number(value[key]) for key in ("pooled", "median", "low"))


def number(value, decimals=2):
    """With a true minus sign and no minus before zero; a dash for none."""
    return "–" if value is None else f"{round(value, decimals) + 0.0:.{decimals}f}".replace("-", "−")


if __name__ == "__main__":
    print(section(json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))))
