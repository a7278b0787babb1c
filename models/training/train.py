"""Trains the pigment net: `python3 models/training/train.py --variant stack-base|stack|diffuse [--steps N] [--data FOLDER]`.

Ends after `--steps` steps; the learning rate falls along half a cosine to a hundredth until then. Every 1,000 steps the
validation pictures are scored and a checkpoint is written; the same command goes on from the last checkpoint (`--fresh`
starts anew), with the same batches as if it had never stopped. The net that ships is the running average of the last
thousand or so steps. On a GPU where PyTorch finds one: the whole data set then lies in its memory, and a step sees four
times as many scenes.
"""

import argparse
import json
import math
import pathlib
import time

import torch

from evaluate import PIGMENTS, evaluate
from loss import pigment_loss
from pairs import CropsInMemory, RandomCrops, load_split
from pigment_net import VARIANT_CHANNELS, WIDTHS, PigmentNet, parameter_count
from shipped import start_values

HERE = pathlib.Path(__file__).resolve().parent
CROP = 128
# Each of them in two captures.
SCENES_PER_STEP = {"cpu": 8, "cuda": 32}
WARM_UP_STEPS = 200
AVERAGE_DECAY = 0.998


def arguments():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--variant", choices=sorted(VARIANT_CHANNELS), default="stack-base")
    parser.add_argument("--data", type=pathlib.Path, default=HERE / ".data")
    parser.add_argument("--pairs", type=pathlib.Path, help="parts made of a clinic's own pairs, mixed in half and half")
    parser.add_argument("--runs", type=pathlib.Path, default=HERE / ".runs")
    parser.add_argument("--start-from", type=pathlib.Path, help="a finished run's checkpoint.pt, or a shipped .onnx file, instead of random values")
    parser.add_argument("--steps", type=int, default=14000)
    parser.add_argument("--scenes-per-step", type=int, help="8; on a GPU 32")
    parser.add_argument("--checkpoint-every", type=int, default=1000, help="steps")
    parser.add_argument("--learning-rate", type=float, default=3e-3)
    parser.add_argument("--widths", type=lambda text: tuple(map(int, text.split(","))), default=WIDTHS)
    parser.add_argument(
        "--bfloat16",
        action=argparse.BooleanOptionalAction,
        default=computes_bfloat16(),
        help="compute the features in half the bits; where the processor does so itself, a step takes some 60 %% of the time",
    )
    parser.add_argument("--seed", type=int, default=20251)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--fresh", action="store_true")
    return parser.parse_args()


def computes_bfloat16():
    """Whether the processor has instructions for bfloat16, or there is a GPU. Elsewhere than on Linux: not known, so no."""
    if torch.cuda.is_available():
        return torch.cuda.is_bf16_supported()
    processor = pathlib.Path("/proc/cpuinfo")
    return processor.exists() and bool({"avx512_bf16", "amx_bf16"} & set(processor.read_text(encoding="utf-8").split()))


def learning_rate(step, steps, peak):
    """Linear warm-up, then half a cosine down to a hundredth."""
    if step < WARM_UP_STEPS:
        return peak * (step + 1) / WARM_UP_STEPS
    progress = (step - WARM_UP_STEPS) / max(1, steps - WARM_UP_STEPS)
    return peak * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * min(1.0, progress))))


class RunningAverage:
    """Of a net's weights; the statistics of batch normalisation are averaged as well, its counts copied."""

    def __init__(self, average, net):
        average.load_state_dict(net.state_dict())
        pairs = list(zip(average.state_dict().values(), net.state_dict().values()))
        self.kept, self.new = map(list, zip(*[pair for pair in pairs if pair[0].dtype.is_floating_point]))
        self.counts = [pair for pair in pairs if not pair[0].dtype.is_floating_point]

    def update(self, step):
        """After the step."""
        decay = min(AVERAGE_DECAY, (1 + step) / (10 + step))
        with torch.no_grad():
            torch._foreach_mul_(self.kept, decay)
            torch._foreach_add_(self.kept, self.new, alpha=1 - decay)
            for kept, new in self.counts:
                kept.copy_(new)


def training_crops(options, channels, device):
    """Crops of the simulator's pictures; with a clinic's own pairs, half of them are of these."""
    parts = load_split(options.data, "train")
    own = [] if options.pairs is None else load_split(options.pairs, "train")
    shares = [share for group in (parts, own) for share in in_proportion(group)] if own else None
    crops = RandomCrops if device.type == "cpu" else CropsInMemory
    return crops(parts + own, channels, CROP, options.seed, shares)


def run_folder(options):
    """Where the checkpoints of a variant lie; a run with own pairs does not go on from one without."""
    return options.runs / (options.variant if options.pairs is None else f"{options.variant}-own-pairs")


def in_proportion(parts):
    """Shares of parts by their pixels; they add up to 1."""
    pixels = [part.target.size for part in parts]
    return [count / sum(pixels) for count in pixels]


def main():
    """Trains until the last step."""
    options = arguments()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.backends.cudnn.benchmark = True
    options.scenes_per_step = options.scenes_per_step or SCENES_PER_STEP[device.type]
    channels = VARIANT_CHANNELS[options.variant]
    folder = run_folder(options)
    folder.mkdir(parents=True, exist_ok=True)
    checkpoint = folder / "checkpoint.pt"

    # Channels last: a third less time per step on a CPU.
    net = PigmentNet(channels, options.widths).to(device, memory_format=torch.channels_last)
    crops = training_crops(options, channels, device)
    earlier = start_of(options, net, crops, device)
    average = PigmentNet(channels, options.widths).to(device, memory_format=torch.channels_last)
    running = RunningAverage(average, net)
    optimizer = torch.optim.AdamW(net.parameters(), lr=options.learning_rate, weight_decay=1e-4)
    history = []
    step = 0
    if checkpoint.exists() and not options.fresh:
        saved = torch.load(checkpoint, map_location=device)
        net.load_state_dict(saved["net"])
        average.load_state_dict(saved["average"])
        optimizer.load_state_dict(saved["optimizer"])
        history, step = saved["history"], saved["step"]
        print(f"going on from step {step}", flush=True)

    validation = load_split(options.pairs or options.data, "validation")
    print(
        f"{options.variant}: {parameter_count(net)} values, {sum(map(len, crops.parts))} scenes, on {device.type}",
        flush=True,
    )
    stages = [*earlier, stage_of(options, crops.parts, device)]
    started, losses = time.time(), []
    while step < options.steps:
        net.train()
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(step, options.steps, options.learning_rate)
        image, truth, skin = (part.to(device) for part in crops.batch(step, options.scenes_per_step))
        with torch.autocast(device.type, torch.bfloat16, enabled=options.bfloat16):
            features = net.features(image.to(memory_format=torch.channels_last))
        loss = pigment_loss(*net.heads(features.float()), truth, skin)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        running.update(step)
        losses.append(loss.detach())
        step += 1
        if step % options.checkpoint_every == 0 or step == options.steps:
            scores = evaluate(average, channels, validation)
            history.append({"step": step, "loss": torch.stack(losses).mean().item(), **scores})
            losses = []
            print(f"{line_of(history[-1])}  {time.time() - started:.0f} s", flush=True)
            save(checkpoint, net, average, optimizer, history, step, options, stages)
    (folder / "history.json").write_text(json.dumps(history, indent=1) + "\n", encoding="utf-8")


def start_of(options, net, crops, device):
    """Gives the net the values to start from, where the command names some, and tells the trainings they come from."""
    if options.start_from is None:
        return []
    if options.start_from.suffix == ".onnx":
        return start_values(options.start_from, net, crops, options.scenes_per_step)
    start = torch.load(options.start_from, map_location=device)
    net.load_state_dict(start["average"])
    return start["options"]["stages"]


def stage_of(options, parts, device):
    """One training, for the papers; a net may have gone through several."""
    plain = [part for part in parts if not part.name.endswith(("-face", "-dark", "-even", "-pairs"))]
    own = {} if options.pairs is None else {"ownPairs": scenes_of(parts, "-pairs")}
    return {
        "scenes": sum(map(len, plain)),
        "darkScenes": scenes_of(parts, "-dark"),
        "evenScenes": scenes_of(parts, "-even"),
        **own,
        "scenesPerStep": options.scenes_per_step,
        "steps": options.steps,
        "learningRate": options.learning_rate,
        "seed": options.seed,
        "on": device.type,
    }


def scenes_of(parts, ending):
    """Scenes of the parts whose names end so."""
    return sum(len(part) for part in parts if part.name.endswith(ending))


def line_of(record):
    """Step, loss, and per map: r with the truth, r between two captures, error."""
    maps = "  ".join(
        f"{pigment} r {record[pigment]['r']} two captures {record[pigment]['agreement']} error {record[pigment]['error']}"
        for pigment in PIGMENTS
    )
    return f"step {record['step']}  loss {record['loss']:.4f}  {maps}"


def save(checkpoint, net, average, optimizer, history, step, options, stages):
    """Whole or not at all."""
    unfinished = checkpoint.with_suffix(".part")
    torch.save(
        {
            "net": net.state_dict(),
            "average": average.state_dict(),
            "optimizer": optimizer.state_dict(),
            "history": history,
            "step": step,
            "options": {
                "variant": options.variant,
                "stages": stages,
                "widths": options.widths,
                "pairs": options.pairs is not None,
            },
        },
        unfinished,
    )
    unfinished.replace(checkpoint)


if __name__ == "__main__":
    main()
