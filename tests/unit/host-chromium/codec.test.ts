import { describe, expect, it } from 'vitest'
import { createCodec, type Encoded } from '../../../src/host-chromium/page/codec.ts'

const codec = createCodec()
const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'base64'))

/** There and back through the text that would travel. */
function travel(value: unknown, inlineMax = Infinity): unknown {
  const { json, binaries } = codec.encode(value, inlineMax, toBase64)
  return codec.decode(JSON.parse(JSON.stringify(json)) as Encoded, binaries, fromBase64)
}

describe('the codec', () => {
  it.each([
    [undefined],
    [null],
    [-0],
    [NaN],
    [-Infinity],
    [12345678901234567890n],
    [new Date(0)],
    [new Date(NaN)],
    [/a+b/gi],
    [new Map<unknown, unknown>([[{ k: 1 }, new Set([undefined, 'x'])]])],
    [{ nested: [{ deep: [undefined, null, ''] }], '': 0 }],
    [new Float32Array([1.5, NaN])],
    [new BigUint64Array([2n ** 63n])],
    [new Uint8Array([0, 255]).buffer],
    [[]],
    [{}],
  ])('carries %o', (value) => {
    expect(travel(value)).toEqual(value)
  })

  it('keeps identity and cycles', () => {
    const shared = { id: 1 }
    const root: Record<string, unknown> = { a: shared, b: shared, list: [shared] }
    root['self'] = root
    const back = travel(root) as Record<string, unknown>
    expect(back['a']).toBe(back['b'])
    expect((back['list'] as unknown[])[0]).toBe(back['a'])
    expect(back['self']).toBe(back)
  })

  it('carries a view’s own bytes, not those of the buffer around it', () => {
    const view = new Uint16Array(new Uint8Array([9, 9, 1, 0, 2, 0, 9, 9]).buffer, 2, 2)
    const back = travel(view) as Uint16Array
    expect([...back]).toEqual([1, 2])
    expect(back.buffer.byteLength).toBe(4)
  })

  it('leaves large binaries out of the text', () => {
    const { json, binaries } = codec.encode(
      { small: new Uint8Array(3), large: new Uint8Array(5) },
      4,
      toBase64,
    )
    expect(binaries.map(({ byteLength }) => byteLength)).toEqual([5])
    expect(JSON.stringify(json).length).toBeLessThan(120)
    expect(travel({ large: new Uint8Array([1, 2, 3, 4, 5]) }, 4)).toEqual({
      large: new Uint8Array([1, 2, 3, 4, 5]),
    })
  })

  it('carries errors by kind and message', () => {
    const back = travel(new RangeError('too far')) as Error
    expect(back).toBeInstanceOf(RangeError)
    expect(back.message).toBe('too far')
  })

  it('carries a property named __proto__ without touching the prototype', () => {
    const hostile: unknown = JSON.parse('{"__proto__":{"isAdmin":true}}')
    const back = travel(hostile) as Record<string, unknown>
    expect(Object.getPrototypeOf(back)).toBe(Object.prototype)
    expect(back['isAdmin']).toBeUndefined()
    expect(Object.keys(back)).toEqual(['__proto__'])
  })

  it.each([[() => 1], [Symbol('s')], [{ deep: [Promise.resolve()] }], [new WeakMap()]])(
    'refuses %o',
    (value) => {
      expect(() => travel(value)).toThrow('could not be cloned')
    },
  )
})
