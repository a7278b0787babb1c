"""Measures a trained net on the held-out pictures and exports it: `python3 models/training/export.py --variant stack`.

Writes models/pigment-net-<variant>.onnx, its entry in models/manifest.json, models/MODEL-CARD.md, the loss curve, and
probes (inputs and this framework's outputs) that `scripts/train-verify-export.ts` compares with the product's runtime.
"""

import argparse
import hashlib
import json
import pathlib
import warnings

import matplotlib
import numpy
import torch

import model_card
from evaluate import evaluate, print_table
from measures import PIGMENTS
from pairs import load_split
from pigment_net import HALO_PX, SIZE_MULTIPLE, VARIANT_CHANNELS, PigmentNet, measured_reach, parameter_count

HERE = pathlib.Path(__file__).resolve().parent
MODELS = HERE.parent
OPSET = 13
VERSION = "1.0.0"
# Scale of the training pictures; photos are brought into this range before the filter.
SCALE_PX_PER_MM = {"min": 3, "max": 16}
INPUT_NAMES = {"stack": "diffuse_stack", "diffuse": "diffuse"}
PROBE_SIZES = ((64, 96), (512, 512), (208, 16))


def load_trained(checkpoint, channels):
    """The averaged net of a checkpoint, in evaluation mode, and what the checkpoint says about its training."""
    saved = torch.load(checkpoint)
    net = PigmentNet(channels)
    net.load_state_dict(saved["average"])
    return net.eval(), saved


def export_onnx(net, channels, variant, path):
    """One file, no external data; batch, height and width are free."""
    name = INPUT_NAMES[variant]
    axes = {0: "n", 2: "height", 3: "width"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            net,
            torch.zeros(1, channels, 64, 64),
            str(path),
            opset_version=OPSET,
            input_names=[name],
            output_names=["maps"],
            dynamic_axes={name: axes, "maps": axes},
        )


def write_probes(net, channels, folder):
    """Raw float32 files: random input in LAB units and the maps that this framework computes from it."""
    folder.mkdir(parents=True, exist_ok=True)
    generator = torch.Generator().manual_seed(5)
    for height, width in PROBE_SIZES:
        image = 3 * torch.randn(1, channels, height, width, generator=generator)
        with torch.no_grad():
            maps = net(image)
        image.numpy().tofile(folder / f"{height}x{width}-input.f32")
        maps.numpy().tofile(folder / f"{height}x{width}-maps.f32")


def draw_loss_curve(history, path):
    """Training loss and the validation pictures' correlation over the steps."""
    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, (left, right) = pyplot.subplots(1, 2, figsize=(10, 3.6))
    steps = [record["step"] for record in history]
    left.plot(steps, [record["loss"] for record in history], color="black")
    left.set(xlabel="step", ylabel="training loss")
    for pigment, colour in zip(PIGMENTS, ("#b3261e", "#8a5a2b", "#5f6b76")):
        right.plot(steps, [record[pigment] for record in history], color=colour, label=f"{pigment}, median per image")
        right.plot(steps, [record[f"{pigment}Pooled"] for record in history], color=colour, linestyle=":")
    right.set(xlabel="step", ylabel="correlation (dotted: pooled)", ylim=(0, 1))
    right.legend(loc="lower right")
    figure.tight_layout()
    figure.savefig(path, dpi=90)


def manifest_entry(net, saved, variant, path, table, tests):
    """What the product needs to know about the file, and what was measured."""
    channels = VARIANT_CHANNELS[variant]
    content = path.read_bytes()
    options = saved["options"]
    return {
        "id": f"pigment-net-{variant}",
        "version": VERSION,
        "file": path.name,
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
        "inputVariant": variant,
        "inputs": [
            {
                "name": INPUT_NAMES[variant],
                "type": "float32",
                "channels": channels,
                "layout": "NCHW",
                "multipleOf": SIZE_MULTIPLE,
                "units": "LAB differences, unscaled; per level L*, a*, b*, finest level first",
            }
        ],
        "outputs": [{"name": "maps", "type": "float32", "channels": 3, "order": list(PIGMENTS), "range": [0, 1]}],
        "haloPx": HALO_PX,
        "opset": OPSET,
        "parameters": parameter_count(net),
        "scalePxPerMm": SCALE_PX_PER_MM,
        "trainedWith": {
            "command": f"npm run train -- --variant {variant} --steps {saved['step']}",
            "seed": options["seed"],
            "steps": saved["step"],
            "data": "skin simulator only (src/main/simulator)",
        },
        "accuracy": {
            "data": f"{sum(len(part) for part in tests)} held-out simulated pictures, seeds disjoint from training",
            "byGroup": table,
        },
    }


def update_manifest(entry):
    """Puts the entry in the place of the one with the same id."""
    path = MODELS / "manifest.json"
    models = json.loads(path.read_text())["models"] if path.exists() else []
    models = [model for model in models if model["id"] != entry["id"]] + [entry]
    models.sort(key=lambda model: model["inputVariant"] != "stack")
    path.write_text(json.dumps({"models": models}, indent=2) + "\n")


def main():
    """Evaluates, exports, and writes the papers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--variant", choices=sorted(VARIANT_CHANNELS), default="stack")
    parser.add_argument("--data", type=pathlib.Path, default=HERE / ".data")
    parser.add_argument("--runs", type=pathlib.Path, default=HERE / ".runs")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    channels = VARIANT_CHANNELS[options.variant]
    folder = options.runs / options.variant
    net, saved = load_trained(folder / "checkpoint.pt", channels)
    reach = measured_reach(net, channels)
    if reach > HALO_PX:
        raise SystemExit(f"expected a reach of at most {HALO_PX} px, found {reach} px")

    tests = load_split(options.data, "test")
    table = evaluate(net, channels, tests)
    print_table(table)
    path = MODELS / f"pigment-net-{options.variant}.onnx"
    export_onnx(net, channels, options.variant, path)
    write_probes(net, channels, folder / "probes")
    draw_loss_curve(saved["history"], MODELS / f"loss-curve-{options.variant}.png")
    update_manifest(manifest_entry(net, saved, options.variant, path, table, tests))
    model_card.write(MODELS)
    print(f"{path.name}: {path.stat().st_size} bytes, {parameter_count(net)} values, reach {reach} px")


if __name__ == "__main__":
    main()
