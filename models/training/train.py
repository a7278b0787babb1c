"""Trains the pigment net: `python3 models/training/train.py --variant stack|diffuse [--steps N] [--data FOLDER]`.

Ends after `--steps` steps. Every 250 steps the validation pictures are scored and a checkpoint is written; the same
command goes on from the last checkpoint (`--fresh` starts anew). The shipped weights are the running average of the
last thousand or so steps. Seeded throughout; on one machine the same command gives the same net.
"""

import argparse
import json
import math
import pathlib
import time

import numpy
import torch

from evaluate import evaluate
from loss import pigment_loss
from pairs import RandomCrops, load_split
from pigment_net import VARIANT_CHANNELS, PigmentNet, parameter_count

HERE = pathlib.Path(__file__).resolve().parent
CROP = 128
BATCH = 16
WARM_UP_STEPS = 200
AVERAGE_DECAY = 0.998
CHECKPOINT_EVERY = 250


def arguments():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--variant", choices=sorted(VARIANT_CHANNELS), default="stack")
    parser.add_argument("--data", type=pathlib.Path, default=HERE / ".data")
    parser.add_argument("--runs", type=pathlib.Path, default=HERE / ".runs")
    parser.add_argument("--steps", type=int, default=7500)
    parser.add_argument("--learning-rate", type=float, default=3e-3)
    parser.add_argument("--seed", type=int, default=20251)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--fresh", action="store_true")
    return parser.parse_args()


def learning_rate(step, steps, peak):
    """Linear warm-up, then half a cosine down to a hundredth."""
    if step < WARM_UP_STEPS:
        return peak * (step + 1) / WARM_UP_STEPS
    progress = (step - WARM_UP_STEPS) / max(1, steps - WARM_UP_STEPS)
    return peak * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * min(1.0, progress))))


def update_average(average, net, step):
    """Running average of weights; the counts and statistics of batch normalisation are averaged as well."""
    decay = min(AVERAGE_DECAY, (1 + step) / (10 + step))
    with torch.no_grad():
        for kept, new in zip(average.state_dict().values(), net.state_dict().values()):
            if kept.dtype.is_floating_point:
                kept.mul_(decay).add_(new, alpha=1 - decay)
            else:
                kept.copy_(new)


def main():
    """Trains until the last step."""
    options = arguments()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    channels = VARIANT_CHANNELS[options.variant]
    folder = options.runs / options.variant
    folder.mkdir(parents=True, exist_ok=True)
    checkpoint = folder / "checkpoint.pt"

    # Channels last: a third less time per step on a CPU.
    net = PigmentNet(channels).to(memory_format=torch.channels_last)
    average = PigmentNet(channels).to(memory_format=torch.channels_last)
    average.load_state_dict(net.state_dict())
    optimizer = torch.optim.AdamW(net.parameters(), lr=options.learning_rate, weight_decay=1e-4)
    history = []
    step = 0
    if checkpoint.exists() and not options.fresh:
        saved = torch.load(checkpoint)
        net.load_state_dict(saved["net"])
        average.load_state_dict(saved["average"])
        optimizer.load_state_dict(saved["optimizer"])
        history, step = saved["history"], saved["step"]
        print(f"going on from step {step}", flush=True)

    validation = load_split(options.data, "validation")
    # The crops of a resumed run differ from those before, and from those of a run in one go.
    crops = RandomCrops(load_split(options.data, "train"), channels, CROP, [options.seed, step])
    print(f"{options.variant}: {parameter_count(net)} values, {sum(map(len, crops.parts))} pictures", flush=True)
    started, losses = time.time(), []
    while step < options.steps:
        net.train()
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(step, options.steps, options.learning_rate)
        image, truth = crops.batch(BATCH)
        loss = pigment_loss(net(image.to(memory_format=torch.channels_last)), truth)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        update_average(average, net, step)
        losses.append(loss.item())
        step += 1
        if step % CHECKPOINT_EVERY == 0 or step == options.steps:
            scores = evaluate(average, channels, validation, with_indices=False)["all"]
            record = {
                "step": step,
                "loss": float(numpy.mean(losses)),
                **{pigment: rows["net"]["medianPerImage"] for pigment, rows in scores.items()},
                **{f"{pigment}Pooled": rows["net"]["pooled"] for pigment, rows in scores.items()},
            }
            history.append(record)
            losses = []
            print(f"{json.dumps(record)}  {time.time() - started:.0f} s", flush=True)
            torch.save(
                {
                    "net": net.state_dict(),
                    "average": average.state_dict(),
                    "optimizer": optimizer.state_dict(),
                    "history": history,
                    "step": step,
                    "options": {"variant": options.variant, "seed": options.seed, "steps": options.steps},
                },
                checkpoint,
            )
    (folder / "history.json").write_text(json.dumps(history, indent=1) + "\n")


if __name__ == "__main__":
    main()
