"""A shipped net as the beginning of a training: its ONNX file holds every trained value, but the batch normalisations are
folded into the convolutions before them."""

import json

import torch
from torch import nn

# Crops from which mean and variance of what every convolution puts out are measured.
STEPS = 24


def start_values(path, net, crops, scenes_per_step):
    """Fills the net with the values of an ONNX file of its own shape, and gives the stages of its training, as the manifest
    beside the file tells them.

    A normalisation that was folded in is made anew: mean and variance are measured on the training's own crops, gain and
    offset take them back. So the net says what the file says, and learns on as it did.
    """
    values, folded = file_values(path)
    convolutions = [name for name, module in net.named_modules() if isinstance(module, nn.Conv2d) and module.bias is None]
    if len(convolutions) != len(folded):
        raise SystemExit(f"expected {len(convolutions)} folded convolutions in {path}, found {len(folded)}")
    state = net.state_dict()
    state.update({name: value for name, value in values.items() if name in state})
    for name, (weight, bias) in zip(convolutions, folded):
        length = weight.flatten(1).norm(dim=1).clamp(min=1e-6)
        normalisation = following(name)
        state[f"{name}.weight"] = (weight / length[:, None, None, None])[:, : state[f"{name}.weight"].shape[1]]
        state[f"{normalisation}.weight"] = length
        state[f"{normalisation}.bias"] = bias
        state[f"{normalisation}.running_mean"] = torch.zeros_like(bias)
        state[f"{normalisation}.running_var"] = torch.ones_like(bias)
    # The confidence is calibrated anew after every training.
    for name, plain in (("confidence_gain", 1.0), ("confidence_offset", 0.0)):
        state[name] = torch.full_like(state[name], plain)
    net.load_state_dict(state)
    normalise(net, crops, scenes_per_step)
    return stages_of(path)


def file_values(path):
    """The values that have their own names in the file, and (weight, bias) of the others in the order of the net."""
    try:
        import onnx
        from onnx.numpy_helper import to_array
    except ImportError:
        raise SystemExit("expected the Python package onnx to start from an .onnx file, found none: install it") from None
    graph = onnx.load(str(path)).graph
    values = {item.name: torch.from_numpy(to_array(item).copy()) for item in graph.initializer}
    inputs = [node.input[1:3] for node in graph.node if node.op_type == "Conv"]
    folded = [tuple(values[name] for name in names) for names in inputs if not names[0].endswith(".weight")]
    return values, folded


def following(convolution):
    """The name of the normalisation after a convolution: the next one in its sequence."""
    head, _, last = convolution.rpartition(".")
    return f"{head}.{int(last) + 1}"


def normalise(net, crops, scenes_per_step):
    """Gives every normalisation the mean and variance of what it gets, and a gain and offset that leave the net as it was."""
    modules = [module for module in net.modules() if isinstance(module, nn.BatchNorm2d)]
    sums = {module: [0, 0, 0] for module in modules}

    def collect(module, inputs):
        pixels = inputs[0].transpose(0, 1).flatten(1).double()
        for i, part in enumerate((pixels.shape[1], pixels.sum(1), (pixels**2).sum(1))):
            sums[module][i] = sums[module][i] + part

    hooks = [module.register_forward_pre_hook(collect) for module in modules]
    net.eval()
    device = next(net.parameters()).device
    with torch.no_grad():
        for step in range(STEPS):
            net.features(crops.batch(step, scenes_per_step)[0].to(device))
    for hook in hooks:
        hook.remove()
    with torch.no_grad():
        for module in modules:
            count, total, squares = sums[module]
            mean = total / count
            variance = (squares / count - mean**2).clamp(min=0)
            gain = module.weight / torch.sqrt(module.running_var + module.eps)
            module.running_mean.copy_(mean)
            module.running_var.copy_(variance)
            module.weight.copy_(gain * torch.sqrt(module.running_var + module.eps))
            module.bias.add_(gain * module.running_mean)


def stages_of(path):
    """The trainings that the file has gone through; none where no manifest tells."""
    manifest = path.with_name("manifest.json")
    models = json.loads(manifest.read_text(encoding="utf-8"))["models"] if manifest.exists() else []
    return next((model["trainedWith"]["stages"] for model in models if model["file"] == path.name), [])
