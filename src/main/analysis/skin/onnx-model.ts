/** Builds a model in the ONNX format (onnx.proto3, IR 8, operators 17) in memory: just what the face nets need. */

type Attribute = number | string | readonly number[]

/** Field numbers of onnx.proto3. */
const MODEL = { irVersion: 1, graph: 7, operators: 8 }
const OPERATORS = { version: 2 }
const GRAPH = { node: 1, name: 2, initializer: 5, input: 11, output: 12 }
const NODE = { input: 1, output: 2, operator: 4, attribute: 5 }
const ATTRIBUTE = { name: 1, float: 2, integer: 3, text: 4, integers: 8, type: 20 }
const ATTRIBUTE_TYPES = { float: 1, integer: 2, text: 3, integers: 7 }
const TENSOR = { dimension: 1, dataType: 2, name: 8, rawData: 9 }
const VALUE = { name: 1, type: 2 }
const FLOAT32 = 1

/** Nodes are added in the order in which they run; every method gives the name of what it made. */
export class OnnxGraph {
  readonly #parts: Buffer[] = []
  #names = 0

  /** A constant float32 tensor. */
  constant(shape: readonly number[], values: Float32Array): string {
    const name = this.#nextName()
    const raw = Buffer.from(values.buffer, values.byteOffset, values.byteLength)
    this.#parts.push(
      message(
        GRAPH.initializer,
        ...shape.map((size) => integer(TENSOR.dimension, size)),
        integer(TENSOR.dataType, FLOAT32),
        bytes(TENSOR.name, Buffer.from(name)),
        bytes(TENSOR.rawData, raw),
      ),
    )
    return name
  }

  /** An operator; fractions must be given as `{ float }` values where the operator expects one. */
  node(
    operator: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, Attribute | { readonly float: number }>> = {},
  ): string {
    const name = this.#nextName()
    this.#parts.push(
      message(
        GRAPH.node,
        ...inputs.map((input) => text(NODE.input, input)),
        text(NODE.output, name),
        text(NODE.operator, operator),
        ...Object.entries(attributes).map(([key, value]) =>
          message(NODE.attribute, text(ATTRIBUTE.name, key), ...attributeValue(value)),
        ),
      ),
    )
    return name
  }

  /** The whole model with one float32 input of this shape, called `input`, and one output. */
  model(inputShape: readonly number[], output: string): Uint8Array {
    return Buffer.concat([
      integer(MODEL.irVersion, 8),
      message(MODEL.operators, integer(OPERATORS.version, 17)),
      message(
        MODEL.graph,
        ...this.#parts,
        text(GRAPH.name, 'graph'),
        message(GRAPH.input, text(VALUE.name, 'input'), message(VALUE.type, tensorType(inputShape))),
        message(GRAPH.output, text(VALUE.name, output), message(VALUE.type, message(1, integer(1, FLOAT32)))),
      ),
    ])
  }

  #nextName(): string {
    this.#names += 1
    return `t${this.#names}`
  }
}

function attributeValue(value: Attribute | { readonly float: number }): Buffer[] {
  const type = (kind: keyof typeof ATTRIBUTE_TYPES): Buffer => integer(ATTRIBUTE.type, ATTRIBUTE_TYPES[kind])
  if (typeof value === 'number') return [integer(ATTRIBUTE.integer, value), type('integer')]
  if (typeof value === 'string') return [text(ATTRIBUTE.text, value), type('text')]
  if ('float' in value) {
    const raw = Buffer.alloc(4)
    raw.writeFloatLE(value.float)
    return [varint(ATTRIBUTE.float * 8 + 5), raw, type('float')]
  }
  return [...value.map((item) => integer(ATTRIBUTE.integers, item)), type('integers')]
}

function tensorType(shape: readonly number[]): Buffer {
  const dimensions = shape.map((size) => message(1, integer(1, size)))
  return message(1, integer(1, FLOAT32), message(2, ...dimensions))
}

/** The wire format of Protocol Buffers: a field's number and kind, then a variable-length integer or counted bytes. */
function varint(value: number): Buffer {
  const found: number[] = []
  let rest = value
  while (rest > 127) {
    found.push((rest % 128) + 128)
    rest = Math.floor(rest / 128)
  }
  return Buffer.from([...found, rest])
}

const integer = (field: number, value: number): Buffer => Buffer.concat([varint(field * 8), varint(value)])

const bytes = (field: number, value: Buffer): Buffer =>
  Buffer.concat([varint(field * 8 + 2), varint(value.length), value])

const text = (field: number, value: string): Buffer => bytes(field, Buffer.from(value))

const message = (field: number, ...parts: readonly Buffer[]): Buffer => bytes(field, Buffer.concat(parts))
