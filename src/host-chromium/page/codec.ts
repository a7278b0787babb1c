/**
 * Values of the structured clone as JSON, for the way between the host and the preload world. Small binaries travel
 * inside as base64, large ones beside it.
 *
 * One self-contained function: its source text is what runs in the page (see `page-scripts.ts`).
 */

export type Encoded = null | string | boolean | number | { readonly [tag: string]: unknown }

export interface Codec {
  /** Binaries above `inlineMax` bytes are left out and listed. Throws for what cannot be cloned. */
  encode(
    value: unknown,
    inlineMax: number,
    toBase64: (bytes: Uint8Array) => string,
  ): { readonly json: Encoded; readonly binaries: Uint8Array[] }
  decode(
    json: Encoded,
    binaries: readonly Uint8Array[],
    fromBase64: (text: string) => Uint8Array<ArrayBuffer>,
  ): unknown
}

export function createCodec(): Codec {
  const VIEWS: Record<string, new (buffer: ArrayBuffer) => ArrayBufferView> = {
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
    DataView,
  }
  const ERRORS: Record<string, new (message: string) => Error> = {
    Error,
    EvalError,
    RangeError,
    ReferenceError,
    SyntaxError,
    TypeError,
    URIError,
  }
  const NOT_CLONEABLE = /^(?:Promise|WeakMap|WeakSet|WeakRef|Window|.*Element|.*Document|Text|Comment)$/
  const nameOf = (value: object): string => Object.prototype.toString.call(value).slice(8, -1)
  const fail = (): never => {
    throw new Error('An object could not be cloned.')
  }

  return {
    encode(root, inlineMax, toBase64) {
      const binaries: Uint8Array[] = []
      const seen = new Map<object, number>()
      const bytes = (view: Uint8Array): string | number =>
        view.byteLength <= inlineMax ? toBase64(view) : binaries.push(view) - 1

      const encodeObject = (value: object): Encoded => {
        const before = seen.get(value)
        if (before !== undefined) return { r: before }
        seen.set(value, seen.size)
        if (Array.isArray(value)) return { a: value.map(encode) }
        if (value instanceof Date) return { d: value.getTime() }
        if (value instanceof RegExp) return { x: [value.source, value.flags] }
        if (value instanceof Map) return { m: [...value].map(([key, item]) => [encode(key), encode(item)]) }
        if (value instanceof Set) return { s: [...value].map(encode) }
        if (value instanceof Error) {
          const name = value.name in ERRORS ? value.name : 'Error'
          return { e: [name, value.message, value.stack ?? ''] }
        }
        if (ArrayBuffer.isView(value)) {
          const name = nameOf(value)
          const content = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
          return { t: [name in VIEWS ? name : 'Uint8Array', bytes(content)] }
        }
        const name = nameOf(value)
        if (name === 'ArrayBuffer' || name === 'SharedArrayBuffer')
          return { B: bytes(new Uint8Array(value as ArrayBuffer)) }
        if (NOT_CLONEABLE.test(name)) return fail()
        return { o: Object.entries(value).map(([key, item]) => [key, encode(item)]) }
      }

      const encode = (value: unknown): Encoded => {
        switch (typeof value) {
          case 'string':
          case 'boolean':
            return value
          case 'number':
            if (Object.is(value, -0)) return { n: '-0' }
            return Number.isFinite(value) ? value : { n: String(value) }
          case 'undefined':
            return { u: 1 }
          case 'bigint':
            return { b: value.toString() }
          case 'function':
          case 'symbol':
            return fail()
          case 'object':
            return value === null ? null : encodeObject(value)
        }
      }
      return { json: encode(root), binaries }
    },

    decode(root, binaries, fromBase64) {
      const made: unknown[] = []
      const keep = <T>(value: T): T => {
        made.push(value)
        return value
      }
      const buffer = (place: string | number): ArrayBuffer => {
        const content = typeof place === 'string' ? fromBase64(place) : binaries[place]
        if (content === undefined) throw new Error('a binary of the message is missing')
        const whole = content.byteLength === content.buffer.byteLength
        return (whole ? content.buffer : content.slice().buffer) as ArrayBuffer
      }
      const decode = (json: Encoded): unknown => {
        if (json === null || typeof json !== 'object') return json
        for (const tag in json) return decodeTagged(tag, json[tag])
        return undefined
      }
      const decodeTagged = (tag: string, content: unknown): unknown => {
        switch (tag) {
          case 'u':
            return undefined
          case 'n':
            return Number(content)
          case 'b':
            return BigInt(content as string)
          case 'r':
            return made[content as number]
          case 'a': {
            const list = keep<unknown[]>([])
            for (const item of content as Encoded[]) list.push(decode(item))
            return list
          }
          case 'o': {
            const object = keep({})
            // Defined, not assigned: a property named __proto__ is a property like any other.
            for (const [key, item] of content as [string, Encoded][])
              Object.defineProperty(object, key, {
                value: decode(item),
                writable: true,
                enumerable: true,
                configurable: true,
              })
            return object
          }
          case 'm': {
            const map = keep(new Map<unknown, unknown>())
            for (const [key, item] of content as [Encoded, Encoded][]) map.set(decode(key), decode(item))
            return map
          }
          case 's': {
            const set = keep(new Set<unknown>())
            for (const item of content as Encoded[]) set.add(decode(item))
            return set
          }
          case 'd':
            // No day at all travels as null.
            return keep(new Date((content as number | null) ?? NaN))
          case 'x': {
            const [source, flags] = content as [string, string]
            return keep(new RegExp(source, flags))
          }
          case 'B':
            return keep(buffer(content as string | number))
          case 't': {
            const [name, place] = content as [string, string | number]
            return keep(new (VIEWS[name] ?? Uint8Array)(buffer(place)))
          }
          case 'e': {
            const [name, message, stack] = content as [string, string, string]
            const error = keep(new (ERRORS[name] ?? Error)(message))
            if (stack !== '') error.stack = stack
            return error
          }
          default:
            return fail()
        }
      }
      return decode(root)
    },
  }
}
