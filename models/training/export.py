"""Exports a trained net: `python3 models/training/export.py --variant stack-base`.

Calibrates its confidence on the validation pictures, writes models/pigment-net-<variant>.onnx, its entry in
models/manifest.json, the loss curve, models/MODEL-CARD.md, and probes (inputs and this framework's outputs) that
`scripts/train-verify-export.ts` compares with the product's runtime.
"""

import argparse
import hashlib
import inspect
import json
import pathlib
import warnings

import matplotlib
import torch

import model_card
from calibrate import calibrate
from evaluate import PIGMENTS, evaluate
from loss import ERROR_BOUND, ERROR_SHARE
from pairs import load_split
from pigment_net import HALO_PX, SIZE_MULTIPLE, VARIANT_CHANNELS, PigmentNet, measured_reach, parameter_count
from train import run_folder

HERE = pathlib.Path(__file__).resolve().parent
OPSET = 13
VERSION = "2.8.0"
# Scale of the training patches; windows of whole faces start at 1.6.
SCALE_PX_PER_MM = {"min": 3, "max": 25}
INPUT_NAMES = {"stack-base": "diffuse_stack_and_base", "stack": "diffuse_stack", "diffuse": "diffuse"}
OUTPUT_NAMES = ("maps", "confidence")
DIFFERENCES = "LAB differences, unscaled; per level L*, a*, b*, finest level first"
UNITS = {
    "stack-base": f"{DIFFERENCES}; then L*, a*, b* of the base, then of the person's own skin",
    "stack": DIFFERENCES,
    "diffuse": DIFFERENCES,
}
# Later versions of PyTorch export by another way unless told, which needs packages beside it.
TRACED = {"dynamo": False} if "dynamo" in inspect.signature(torch.onnx.export).parameters else {}
PROBE_SIZES = ((64, 96), (512, 512), (208, 16))


def load_trained(checkpoint, channels):
    """The averaged net of a checkpoint, in evaluation mode, and what the checkpoint says about its training."""
    saved = torch.load(checkpoint, map_location="cpu")
    net = PigmentNet(channels, saved["options"]["widths"])
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
            output_names=list(OUTPUT_NAMES),
            dynamic_axes={name: axes, **{output: axes for output in OUTPUT_NAMES}},
            **TRACED,
        )


def write_probes(net, channels, folder):
    """Raw float32 files: random input in LAB units, and the maps and confidences that this framework computes from it."""
    folder.mkdir(parents=True, exist_ok=True)
    generator = torch.Generator().manual_seed(5)
    for height, width in PROBE_SIZES:
        image = 3 * torch.randn(1, channels, height, width, generator=generator)
        with torch.no_grad():
            outputs = net(image)
        image.numpy().tofile(folder / f"{height}x{width}-input.f32")
        for name, output in zip(OUTPUT_NAMES, outputs):
            output.numpy().tofile(folder / f"{height}x{width}-{name}.f32")


def draw_loss_curve(history, path):
    """Training loss and the validation pictures' correlation over the steps."""
    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, (left, right) = pyplot.subplots(1, 2, figsize=(10, 3.6))
    steps = [record["step"] for record in history]
    left.plot(steps, [record["loss"] for record in history], color="black")
    left.set(xlabel="step", ylabel="training loss")
    for pigment, colour in zip(PIGMENTS, ("#b3261e", "#8a5a2b", "#5f6b76")):
        right.plot(steps, [record[pigment]["r"] for record in history], color=colour, label=pigment)
        right.plot(steps, [record[pigment]["agreement"] for record in history], color=colour, linestyle=":")
    right.set(xlabel="step", ylabel="median r with the truth\n(dotted: between two captures)", ylim=(0, 1))
    right.legend(loc="lower right")
    figure.tight_layout()
    figure.savefig(path, dpi=90)


def manifest_entry(values, saved, variant, path, validation):
    """What the product needs to know about the file, and where it comes from."""
    channels = VARIANT_CHANNELS[variant]
    content = path.read_bytes()
    options = saved["options"]
    outputs = {"type": "float32", "channels": 3, "order": list(PIGMENTS), "range": [0, 1]}
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
                "units": UNITS[variant],
            }
        ],
        "outputs": [{"name": name, **outputs} for name in OUTPUT_NAMES],
        "errorBound": ERROR_BOUND,
        "errorShare": ERROR_SHARE,
        "haloPx": HALO_PX,
        "opset": OPSET,
        "parameters": values,
        "scalePxPerMm": SCALE_PX_PER_MM,
        "trainedWith": {
            "command": " && ".join(commands(variant, options["stages"])),
            "stages": options["stages"],
            "data": "skin simulator (src/main/simulator)" + (" and a folder of own pairs" if options["pairs"] else " only"),
        },
        "validation": validation,
    }


def commands(variant, stages):
    """What to type for each of a net's trainings."""
    for number, stage in enumerate(stages):
        start = " --start-from CHECKPOINT" if number > 0 else ""
        own = " --pairs FOLDER" if "ownPairs" in stage else ""
        yield (
            f"npm run train -- --variant {variant} --scenes {stage['scenes']} --steps {stage['steps']}"
            f" --scenes-per-step {stage['scenesPerStep']} --learning-rate {stage['learningRate']:g}{own}{start}"
        )


def update_manifest(folder, entry):
    """Puts the entry in the place of the one with the same id."""
    path = folder / "manifest.json"
    models = json.loads(path.read_text(encoding="utf-8"))["models"] if path.exists() else []
    models = [model for model in models if model["id"] != entry["id"]] + [entry]
    models.sort(key=lambda model: list(VARIANT_CHANNELS).index(model["inputVariant"]))
    path.write_text(json.dumps({"models": models}, indent=2) + "\n", encoding="utf-8")


def main():
    """Calibrates, exports, and writes the papers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--variant", choices=sorted(VARIANT_CHANNELS), default="stack-base")
    parser.add_argument("--data", type=pathlib.Path, default=HERE / ".data")
    parser.add_argument("--pairs", type=pathlib.Path, help="parts that validate instead, as in train.py")
    parser.add_argument("--models", type=pathlib.Path, default=HERE.parent)
    parser.add_argument("--runs", type=pathlib.Path, default=HERE / ".runs")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    channels = VARIANT_CHANNELS[options.variant]
    folder = run_folder(options)
    net, saved = load_trained(folder / "checkpoint.pt", channels)
    reach = measured_reach(net, channels)
    if reach > HALO_PX:
        raise SystemExit(f"expected a reach of at most {HALO_PX} px, found {reach} px")

    validation = load_split(options.pairs or options.data, "validation")
    calibrate(net, channels, validation)
    values = parameter_count(net)
    net.pad_channels()
    path = options.models / f"pigment-net-{options.variant}.onnx"
    export_onnx(net, channels, options.variant, path)
    write_probes(net, channels, options.runs / options.variant / "probes")
    draw_loss_curve(saved["history"], options.models / f"loss-curve-{options.variant}.png")
    scores = evaluate(net, channels, validation)
    update_manifest(options.models, manifest_entry(values, saved, options.variant, path, scores))
    model_card.write(options.models)
    print(f"{path.name}: {path.stat().st_size} bytes, {values} values, reach {reach} px")


if __name__ == "__main__":
    main()
