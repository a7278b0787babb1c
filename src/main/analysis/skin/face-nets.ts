import { OnnxGraph } from './onnx-model.ts'
import type { Weight, Weights } from './face-weights.ts'

/** The two nets of face-api as ONNX graphs; what their input and output mean is told in face-finder.ts. */

/** Side of the crop that the landmark net sees, px. */
export const LANDMARK_SIDE = 112

/** Side of a cell of the detector's grid, px of the picture it sees. */
export const DETECTOR_CELL_PX = 32

/** `side` × `side` picture → 25 × cells × cells (TinyFaceDetector of face-api: a separable tiny YOLO v2). */
export function detectorModel(weights: Weights, side: number): Uint8Array {
  const net = new NetBuilder(weights)
  const pool = (input: string, stride: number): string =>
    net.graph.node('MaxPool', [input], {
      kernel_shape: [2, 2],
      strides: [stride, stride],
      auto_pad: 'SAME_UPPER',
    })
  let out = pool(net.leaky(net.convolution('input', 'conv0', 'VALID')), 2)
  for (const layer of [1, 2, 3, 4]) out = pool(net.leaky(net.separable(out, `conv${layer}`, 1)), 2)
  out = pool(net.leaky(net.separable(out, 'conv5', 1)), 1)
  return net.graph.model([1, 3, side, side], net.convolution(out, 'conv8', 'VALID'))
}

/** Picture of 112 × 112 → 136 numbers: x, y of 68 points as shares of the side (FaceLandmark68Net of face-api). */
export function landmarkModel(weights: Weights): Uint8Array {
  const net = new NetBuilder(weights)
  const block = (input: string, name: string, first: string): string => {
    const sum: string[] = [net.relu(first === '' ? net.separable(input, `${name}/conv0`, 2) : first)]
    let out = sum[0] as string
    for (const layer of [1, 2, 3]) {
      sum.push(net.separable(out, `${name}/conv${layer}`, 1))
      out = net.relu(sum.reduce((total, part) => net.graph.node('Add', [total, part])))
    }
    return out
  }
  let out = block('', 'dense0', net.convolution('input', 'dense0/conv0', 'SAME_UPPER', 2))
  for (const name of ['dense1', 'dense2', 'dense3']) out = block(out, name, '')
  out = net.graph.node('AveragePool', [out], { kernel_shape: [7, 7], strides: [2, 2] })
  return net.graph.model([1, 3, LANDMARK_SIDE, LANDMARK_SIDE], net.dense(out, 'fc'))
}

class NetBuilder {
  readonly graph = new OnnxGraph()
  readonly #weights: Weights

  constructor(weights: Weights) {
    this.#weights = weights
  }

  convolution(input: string, name: string, pad: 'VALID' | 'SAME_UPPER', stride = 1): string {
    const filters = this.#filters(`${name}/filters`)
    return this.graph.node('Conv', [input, filters, this.#bias(name)], {
      auto_pad: pad,
      strides: [stride, stride],
    })
  }

  /** Each channel with its own 3 × 3 filter, then all channels mixed pixel by pixel. */
  separable(input: string, name: string, stride: number): string {
    const [, , channels = 0] = this.#weight(`${name}/depthwise_filter`).shape
    const each = this.graph.node('Conv', [input, this.#filters(`${name}/depthwise_filter`, true)], {
      auto_pad: 'SAME_UPPER',
      strides: [stride, stride],
      group: channels,
    })
    return this.graph.node('Conv', [each, this.#filters(`${name}/pointwise_filter`), this.#bias(name)])
  }

  dense(input: string, name: string): string {
    const { shape, values } = this.#weight(`${name}/weights`)
    const flat = this.graph.node('Flatten', [input])
    return this.graph.node('Gemm', [flat, this.graph.constant(shape, values), this.#bias(name)])
  }

  relu(input: string): string {
    return this.graph.node('Relu', [input])
  }

  leaky(input: string): string {
    return this.graph.node('LeakyRelu', [input], { alpha: { float: 0.1 } })
  }

  /** height × width × in × out to ONNX's out × in × height × width; depthwise: in × 1 × height × width. */
  #filters(name: string, depthwise = false): string {
    const { shape, values } = this.#weight(name)
    const [height = 1, width = 1, inputs = 1, outputs = 1] = shape
    const taps = height * width
    const turned = Float32Array.from({ length: values.length }, (_, at) => {
      const tap = at % taps
      const input = depthwise ? Math.floor(at / taps) : Math.floor(at / taps) % inputs
      const output = depthwise ? 0 : Math.floor(at / taps / inputs)
      return values[(tap * inputs + input) * outputs + output] as number
    })
    const order = depthwise ? [inputs, 1, height, width] : [outputs, inputs, height, width]
    return this.graph.constant(order, turned)
  }

  #bias(name: string): string {
    const { shape, values } = this.#weight(`${name}/bias`)
    return this.graph.constant(shape, values)
  }

  #weight(name: string): Weight {
    const weight = this.#weights.get(name)
    if (!weight) throw new Error(`expected weights called ${name} in the files of face-api, found none`)
    return weight
  }
}
