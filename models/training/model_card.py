"""Writes models/MODEL-CARD.md from models/manifest.json and models/evaluation.json: `python3 models/training/model_card.py`.

So no figure in it can differ from what was measured. Needs nothing but Python 3.
"""

import json
import pathlib

import evaluation_card

MODELS = pathlib.Path(__file__).resolve().parent.parent
# What the project set out to reach on held-out skin: r per map; of all three the agreement of two exposures, and the worst of
# the skin types I to V beside the best; what a spot of melanin may at most do to red, beside its own response.
AIMS = {"red": 0.82, "brown": 0.88, "gray": 0.80}
AGREEMENT_AIM = 0.95
TYPE_AIM = 0.8
CROSS_TALK_AIM = 0.15

HEAD = """# Model card: pigment net

<!-- Written by models/training/model_card.py; change that file instead. -->

## What it is for

It turns the diffuse images of a skin photo into three maps between 0 and 1: **red** (blood), **brown** (melanin of the
epidermis) and **gray** (deep pigment and the shade of wrinkles). A map's number is the excess over the person's own
clean skin as an equivalent layer: red = 1 − exp(−blood / 6 µm), brown = 1 − exp(−melanin / 2.5 µm),
gray = 1 − (1 − g)(1 − 0.6 w) with g = 1 − exp(−dermal melanin / 3 µm) and wrinkle depth w.

It **visualises and documents; it does not diagnose**. It is not a medical device and not clinically validated.

## What it learned from

Pictures from our own physical skin simulator (`src/main/simulator`, `docs/simulator.md`) and nothing else: four models
of light in layered skin (most of it traced by Monte Carlo; Kubelka–Munk, diffusion, Beer–Lambert over Kubelka–Munk) with published
spectra, constants drawn from wide ranges, patches in light from soft to hard on flat and curved forms, a sixth of the pixels windows of whole
faces, clean skin inside published L*a*b* ranges, skin types I to VI in equal shares (and extra patches of mostly dark skin),
random cameras and lamps, and every scene captured twice, half of the time by another camera under another lamp, so that it learns to say
the same of both. No photo of any person was used.

A training from nothing is `npm run train -- --variant stack-base` (data, training, export), then `npm run evaluate`. It ends after the
given number of steps; cut off, it goes on from the last checkpoint. The default went through several, each from the net before,
as told below. With a clinic's own photos and reference maps beside the simulated ones:
`npm run train -- --pairs FOLDER` (`scripts/train-import-pairs.ts` describes the folder), with
`--start-from models/pigment-net-stack-base.onnx` from the shipped net on.

## What it is shown

Three inputs are trained and measured side by side. **stack-base**, the default: the diffuse images of four levels, the
base that they leave, and the person's own skin (the median of that base over the skin mask). **stack**: the four diffuse images. **diffuse**: the
diffuse image alone, the method's own words (`--variant diffuse`).
"""

PORTRAITS = """
## On photos of people

Two public-domain portraits (faces of some 100 and 250 px between the ears: smaller than a clinic would take), through the default net.
From the left: photo, red, brown, gray, as the window paints them: hatched where the confidence is below a half, the
photo in grey where there is no skin.

![Portrait 1 and its maps](pictures/portrait-1.jpg)

![Portrait 2 and its maps](pictures/portrait-2.jpg)

What we see in them: hair, eyes, brows, teeth, clothes and background are cut out, but for a strip of fringe in the first, which
brown takes for pigment. The first face has one pixel per millimetre and was shown to the net three times as large: red keeps
to the lips, the wings of the nose and the skin below it; **brown takes the shade beside and below the nose, a fold and the side
of the face away from the lamp for melanin**, part of it hatched; gray shows the folds beside the mouth and round the eyes. In the second, lips, ears,
cheeks and the furrow above the nose are red, most of it hatched; brown shows the spots, and takes some shade beside the nose, at an
eye and at the side of the face for melanin, half of it hatched; gray follows the folds beside the mouth and the lines round the eyes.
Neither looks like an edge filter.
"""

LIMITS = """
## Limits

- What keeps gray down is neither that the photo does not hold it (the oracle above) nor that the physics is unknown. Alone, dermal
  melanin and wrinkles are followed better than both are among all the rest ("r alone" of the cross-talk): the map answers to the one by
  too little and to the other by too much. On 216 pictures of the same plans (seeds from 3,900,000) in even light, net
  2.6.0 (by a probe of its own) reached 0.78 where they were rendered by the held-out physics, and 0.74 by the training's own. Two in five
  of the pictures with deep pigment and no wrinkles nowhere reach half of the map, and followed the truth by 0.3; the others by 0.89.
- **Trained on simulated skin, not clinically validated.** How well it does on photos of people is unknown until somebody
  measures it beside a clinic's own optical device.
- Very dark skin hides blood and dermal melanin: see the rows of types V and VI.
- On whole faces the deepest shade of the form is still read as brown, see above and the figures on whole faces. A face of less
  than 1.8 px/mm is enlarged for the net, which brings no detail back.
- An area wider than the coarsest level of the stack can see is taken for the person's clean skin.
- Gray is the weakest map, picture by picture: faint wrinkles and faint dermal melanin drown in shading and relief.
- What stands in a picture counts as shown from a standard deviation of its truth of 0.01 on: very faint pigment is among
  the medians above.
- Natural unevenness of the skin's own blood shows as a faint red background, because the truth counts findings only.
- The mean absolute error of red and gray is not below that of a map holding the picture's true mean: these maps tell
  where a pigment is and how it changes rather than how many micrometres there are at one pixel. Since 2.6.0 the loss no longer
  prefers nothing to a doubtful something: maps answer more to their pigments, for a larger mean error and more red on the clear
  skin of faces.
- A map answers to less than the whole of its own pigment, and a little to the others; dermal melanin is seen by less than its
  half in gray, and partly as brown. How much, and on which skin: see cross-talk and the skin types.
- Trained at 3 to 25 px/mm, whole faces from 1.6. Photos without a face are taken as they are, whatever their scale. Of the pictures
  at half the scale ("The same skin twice") a third have 1.5 to 3 px/mm, less than any patch of the training.
- Fine vessels (0.06 to 0.16 mm) leave hardly a trace after the blur of a lens, and are seen worst in red.
- The held-out skin is not wholly blind: after a look at it, the training's range for dermal melanin was widened, traced
  skin with other constants came in, and melanin that falls exponentially with the wavelength, as it does on living skin
  (`docs/simulator.md`). What is held out is light and colour: the plan of the findings, the form and depth of wrinkles, relief, gloss,
  hair, and what a sensor and JPEG do are drawn alike in both.
- The pictures from 3,000,000 and 3,900,000 on were looked at while the net was made; those of the figures above were not, and were
  fixed with their number before the last training had ended.
- Each training saw the simulator as it was then, the last four scenes of today's; the last two the same scenes, the last from its
  5,000th step on the extra patches of all types beside them. In the fourth the learning rate was planned for 16,000 steps up to its
  9,000th, then for 13,000; in the sixth for 13,500 up to its 6,000th, then for 16,000; in the seventh for 26,000 up to its 5,000th,
  then for 23,500. In the last three, whole faces and the extra patches are filtered with the stop rule over their skin, as in the
  product; the tenth of the other patches that shows something else than skin, over the whole picture. Since the sixth the net has two
  mixtures of channels more, and its loss weighs gray by half more than red and brown.
- The three inputs had the same training on a GPU; only the default was trained further, which the table of figures favours. After
  the same training it was ahead as well: red 0.85, brown 0.88, gray 0.64 by
  `npm run evaluate -- --pictures 96 --faces 24`.
- Make-up and tattoos were never shown to it. Eyes, hair, cloth and background are cut out by the skin mask, not by the net.
- A confidence is calibrated on the simulator. On photos of people it is a hint, not a probability.
"""


def write(folder=MODELS):
    """Writes the card of a folder that holds manifest.json and, once `npm run evaluate` has run, evaluation.json."""
    models = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["models"]
    evaluation = read(folder / "evaluation.json")
    (folder / "MODEL-CARD.md").write_text(text(models, evaluation), encoding="utf-8")


def read(path):
    """What a JSON file holds, None where there is none."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def text(models, evaluation=None):
    """The whole card."""
    measured = {model["id"]: model["sha256"] for model in models}
    current = evaluation is not None and evaluation["models"] == measured
    section = evaluation_card.section(evaluation) if current else evaluation_card.MISSING
    standing = aims(evaluation) if current else ""
    return HEAD + "".join(map(model_section, models)) + section + PORTRAITS + standing + LIMITS


def aims(evaluation):
    """What the project set out to reach, and how the default net stands to it."""
    net = evaluation["methods"][0]["name"]
    everyone = evaluation["groups"]["all"]
    rows = []
    for pigment, aim in AIMS.items():
        score = everyone["maps"][net][pigment]
        rows.append((f"{pigment}: median r", aim, score["pearson"]["median"], True))
        rows.append((f"{pigment}: median r between two exposures", AGREEMENT_AIM, score["repeatability"]["exposure"]["median"], True))
        rows.append((f"{pigment}: worst of the skin types I to V, of the best one's r", TYPE_AIM, worst_of_best(evaluation, net, pigment), True))
    rows.append(("a pure spot of melanin in red, of its own response", CROSS_TALK_AIM, everyone["crossTalk"][net]["matrix"]["melanin"]["red"], False))
    lines = [
        "\n## Aims of the project and where the default net stands\n",
        "On the held-out pictures above.\n",
        "| figure | asked | found | |",
        "|---|---|---|---|",
    ]
    for words, aim, found, at_least in rows:
        asked = f"{'at least' if at_least else 'at most'} {aim:.2f}"
        lines.append(f"| {words} | {asked} | {evaluation_card.number(found, 3)} | {standing_word(found, aim, at_least)} |")
    return "\n".join(lines) + "\n"


def standing_word(found, aim, at_least):
    """Whether a figure is what was asked; unknown where too few pictures gave one."""
    if found is None:
        return "unknown"
    return "reached" if (found >= aim if at_least else found <= aim) else "**missed**"


def worst_of_best(evaluation, net, pigment):
    """The lowest median r of skin types I to V over the highest; None where a type was not measured."""
    groups = [evaluation["groups"].get(f"type {number}") for number in range(1, 6)]
    medians = [group and group["maps"][net][pigment]["pearson"]["median"] for group in groups]
    return None if None in medians else min(medians) / max(medians)


def model_section(model):
    """What one file is."""
    validation = ", ".join(
        f"{pigment} {scores['r']:.2f}" for pigment, scores in model["validation"].items() if scores["r"] is not None
    )
    return f"""
## {model['id']} {model['version']}

Input: {model['inputs'][0]['channels']} channels ({model['inputs'][0]['units']}). Output: maps and confidence.
{model['parameters']:,} trained values, {model['bytes']:,} bytes, ONNX opset {model['opset']}. {stage_words(model['trainedWith'])} Median r on the validation pictures: {validation}.

![Loss and validation over the steps](loss-curve-{model['inputVariant']}.png)
"""


def extra_words(stage):
    """The extra patches; older stages had none, or the first kind alone."""
    dark, even = stage.get("darkScenes", 0), stage.get("evenScenes", 0)
    of_all_types = f", {even:,} more of all types in even light," if even else ""
    return (f", {dark:,} more of mostly dark skin in even light," if dark else "") + of_all_types


def own_words(stage):
    """Squares of a clinic's own pairs; the shipped nets saw none."""
    count = stage.get("ownPairs", 0)
    return f", with {count:,} squares of a clinic's own pairs half of the time," if count else ""


def stage_words(trained):
    """How long, on how much."""
    stages = ", then ".join(
        f"{stage['steps']:,} steps of {stage['scenesPerStep']} scenes, of {stage['scenes']:,} patches{extra_words(stage)} and their share of faces{own_words(stage)}"
        f" ({'a GPU' if stage['on'] == 'cuda' else 'two cores'}, seed {stage['seed']})"
        for stage in trained["stages"]
    )
    return f"Trained on the {trained['data']}: {stages}."


if __name__ == "__main__":
    write()
