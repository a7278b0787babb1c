"""Writes models/MODEL-CARD.md from models/manifest.json and models/evaluation.json: `python3 models/training/model_card.py`.

So no figure in it can differ from what was measured. Needs nothing but Python 3.
"""

import json
import pathlib

import evaluation_card

MODELS = pathlib.Path(__file__).resolve().parent.parent

HEAD = """# Model card: pigment net

<!-- Written by models/training/model_card.py; change that file instead. -->

## What it is for

It turns the diffuse images of a skin photo into three maps between 0 and 1: **red** (blood), **brown** (melanin of the
epidermis) and **gray** (deep pigment and the shade of wrinkles). A map's number is the excess over the person's own
clean skin as an equivalent layer: red = 1 − exp(−blood / 6 µm), brown = 1 − exp(−melanin / 2.5 µm),
gray = 1 − (1 − g)(1 − 0.6 w) with g = 1 − exp(−dermal melanin / 3 µm) and wrinkle depth w.

It **visualises and documents; it does not diagnose**. It is not a medical device and not clinically validated.

## What it learned from

Pictures from our own physical skin simulator (`src/main/simulator`) and nothing else: layered Kubelka–Munk optics with
published absorption spectra, constants drawn from wide ranges, skin types I to VI in equal shares, random cameras and
lights. No photo of any person was used. Training, validation and test pictures have disjoint seeds.

To repeat: `npm run train -- --variant stack` (data, training, measurement, export), then `npm run evaluate`.
"""

LIMITS = """
## Limits

- **Simulated data only.** How well it does on photos of people is unknown until somebody measures it on a clinic's own
  optical device. The figures above say how well it inverts the simulator, whose physics also made the training
  pictures; a study with other physics found lower figures.
- Very dark skin hides blood and dermal melanin: see the rows of types V and VI.
- An area wider than the coarsest level of the stack can see is taken for the person's clean skin.
- Gray is the weakest map, picture by picture: faint wrinkles and faint dermal melanin drown in shading and relief.
- Natural unevenness of the skin's own blood shows as a faint red background, because the truth counts findings only.
- The mean absolute error of red and gray is not below that of a map holding the picture's true mean: these maps tell
  where a pigment is and how it changes rather than how many micrometres there are at one pixel.
- A map answers to less than the whole of its own pigment and a little to the others; wrinkles raise brown as well. How
  much: see cross-talk.
- Trained at 3 to 16 px/mm: other scales must be brought into this range first.
- Make-up, tattoos, lips, eyes, brows, beards and hair on the head were never shown to it.
"""

GROUPS = ("all", "type 1", "type 2", "type 3", "type 4", "type 5", "type 6")
PIGMENTS = ("red", "brown", "gray")


def write(folder=MODELS):
    """Writes the card of a folder that holds manifest.json and, once `npm run evaluate` has run, evaluation.json."""
    models = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["models"]
    path = folder / "evaluation.json"
    evaluation = json.loads(path.read_text(encoding="utf-8")) if path.exists() else None
    (folder / "MODEL-CARD.md").write_text(text(models, evaluation), encoding="utf-8")


def text(models, evaluation=None):
    """The whole card."""
    measured = {model["id"]: model["sha256"] for model in models}
    current = evaluation is not None and evaluation["models"] == measured
    section = evaluation_card.section(evaluation) if current else evaluation_card.MISSING
    return HEAD + "".join(map(model_section, models)) + section + LIMITS


def model_section(model):
    """The figures of one model."""
    table = model["accuracy"]["byGroup"]
    lines = [
        f"\n## {model['id']} {model['version']}\n",
        f"Input: {model['inputs'][0]['channels']} channels ({model['inputVariant']}). {model['parameters']:,} trained values,"
        f" {model['bytes']:,} bytes, ONNX opset {model['opset']}. Trained for {model['trainedWith']['steps']:,} steps,"
        f" seed {model['trainedWith']['seed']}. Loss curve: `models/loss-curve-{model['inputVariant']}.png`.\n",
        f"Measured on {model['accuracy']['data']}. r = Pearson's correlation with the truth, median over the pictures that"
        " show the pigment / pooled over all pixels; the error is the mean absolute one (in brackets: of the map that is"
        " the picture's true mean everywhere). 'Smooth' = of the picture blurred by 2 px, since noise hurts an index most.\n",
        "| map | net | classical indices on the same pictures | error of the net |",
        "|---|---|---|---|",
    ]
    for pigment in PIGMENTS:
        rows = table["all"][pigment]
        others = ", ".join(
            f"{name} {pair(score)}" for name, score in rows.items() if name not in ("net", "mean")
        )
        lines.append(
            f"| {pigment} | **{pair(rows['net'])}** | {others} | {rows['net']['meanAbsoluteError']:.3f}"
            f" ({rows['mean']['meanAbsoluteError']:.3f}) |"
        )
    lines += ["\nMedian r per skin type, net (best index):\n", "| map | I | II | III | IV | V | VI |", "|" + "---|" * 7]
    for pigment in PIGMENTS:
        cells = " | ".join(type_cell(table[group][pigment]) if group in table else "–" for group in GROUPS[1:])
        lines.append(f"| {pigment} | {cells} |")
    return "\n".join(lines) + "\n"


def pair(score):
    """Median and pooled correlation."""
    return f"{number(score['medianPerImage'])} / {number(score['pooled'])}"


def type_cell(rows):
    """The net's median and, in brackets, the best index's."""
    others = [score["medianPerImage"] or 0 for name, score in rows.items() if name not in ("net", "mean")]
    return f"{number(rows['net']['medianPerImage'])} ({number(max(others))})"


def number(value):
    """Two decimals, or a dash."""
    return "–" if value is None else f"{value:.2f}"


if __name__ == "__main__":
    write()
