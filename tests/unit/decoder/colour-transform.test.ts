import sharp from 'sharp'
import { expect, test } from 'vitest'
import { createColourTransform } from '../../../src/main/decoder/colour-transform.ts'
import { DISPLAY_P3, readIccProfile } from '../../../src/main/decoder/icc-profile.ts'
import type { MatrixProfile } from '../../../src/main/decoder/icc-profile.ts'

async function builtInProfile(name: 'srgb' | 'p3'): Promise<Buffer> {
  const png = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#abc' } })
    .withIccProfile(name)
    .png()
    .toBuffer()
  const { icc } = await sharp(png).metadata()
  if (icc === undefined) throw new Error('no profile')
  return icc
}

function required(profile: MatrixProfile | null | undefined): MatrixProfile {
  if (profile == null) throw new Error('expected a matrix profile')
  return profile
}

test('an sRGB profile needs no conversion, so that its pixels stay untouched', async () => {
  const profile = readIccProfile(await builtInProfile('srgb'))
  expect(profile).toMatchObject({ space: 'RGB ', description: expect.stringContaining('sRGB') as string })
  expect(createColourTransform(required(profile?.matrix), 8)).toBeNull()
  expect(createColourTransform(required(profile?.matrix), 16)).toBeNull()
})

/** Linear Display P3 → linear sRGB, from the primaries of both at the same white D65 (as in CSS Color 4, section 10). */
const P3_TO_SRGB = [
  [1.2249401762805598, -0.2249401762805599, 0],
  [-0.042056954709688163, 1.042056954709688, 0],
  [-0.019637554590334432, -0.07863604555063189, 1.0982736001409663],
] as const

function expectedSrgb(p3: readonly number[]): number[] {
  const linear = p3.map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
  return P3_TO_SRGB.map((row) => {
    const light = Math.min(
      1,
      Math.max(
        0,
        row.reduce<number>((sum, factor, i) => sum + factor * (linear[i] ?? 0), 0),
      ),
    )
    return light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055
  })
}

test.each([
  [[0.5, 0.5, 0.5]],
  [[0.7, 0.5, 0.4]],
  [[0.35, 0.22, 0.18]],
  [[0.03, 0.02, 0.01]],
  [[1, 0, 0]],
  [[0, 1, 1]],
])('Display P3 %j becomes the sRGB that the primaries say', async (from) => {
  const fromIcc = required(readIccProfile(await builtInProfile('p3'))?.matrix)
  // The file's colorants are rounded, and for a slightly different white: a quarter of an 8-bit level.
  for (const [profile, tolerance] of [
    [DISPLAY_P3, 5e-5],
    [fromIcc, 1e-3],
  ] as const) {
    const samples = Uint16Array.from(from, (value) => Math.round(value * 65535))
    createColourTransform(profile, 16)?.(samples, 3)
    for (const [channel, value] of expectedSrgb(from).entries()) {
      expect(Math.abs((samples[channel] ?? 0) / 65535 - value), `channel ${channel}`).toBeLessThan(tolerance)
    }
  }
})

test('alpha passes through unchanged', () => {
  const samples = Uint8Array.from([200, 100, 50, 7, 200, 100, 50, 255])
  createColourTransform(DISPLAY_P3, 8)?.(samples, 4)
  expect([samples[3], samples[7]]).toEqual([7, 255])
  expect(samples[0]).toBeGreaterThan(200)
})

test('curves by gamma and by table agree with their formulas', () => {
  const gamma = (value: number): Buffer => curveTag('curv', [0, 1], [Math.round(value * 256)])
  const table = curveTag('curv', [0, 3], [0, 16384, 65535])
  expect(curveOf(gamma(2.2))(0.5)).toBeCloseTo(0.5 ** 2.19921875, 6)
  expect(curveOf(table)(0.25)).toBeCloseTo(0.125, 4)
  expect(curveOf(table)(1)).toBeCloseTo(1, 6)
  expect(curveOf(curveTag('curv', [0, 0], []))(0.3)).toBe(0.3)
})

test('every prefix and many altered copies of a profile are read without a fault', async () => {
  const icc = await builtInProfile('p3')
  for (let length = 0; length < icc.length; length += 1) {
    expect(() => readIccProfile(icc.subarray(0, length))).not.toThrow()
  }
  for (let at = 0; at < icc.length; at += 1) {
    const altered = Buffer.from(icc)
    altered[at] = (altered[at] ?? 0) ^ 0xff
    expect(() => readIccProfile(altered)).not.toThrow()
  }
  expect(readIccProfile(Buffer.alloc(200))).toBeNull()
})

function curveTag(kind: string, count: readonly [number, number], values: readonly number[]): Buffer {
  const tag = Buffer.alloc(12 + 2 * values.length)
  tag.write(kind, 0, 'latin1')
  tag.writeUInt16BE(count[0], 8)
  tag.writeUInt16BE(count[1], 10)
  for (const [i, value] of values.entries()) tag.writeUInt16BE(value, 12 + 2 * i)
  return tag
}

/** The red curve of a profile built round one curve. */
function curveOf(curve: Buffer): (value: number) => number {
  const names = ['rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC']
  const head = Buffer.alloc(132 + 12 * names.length)
  head.write('RGB XYZ ', 16, 'latin1')
  head.write('acsp', 36, 'latin1')
  head.writeUInt32BE(names.length, 128)
  for (const [i, name] of names.entries()) {
    head.write(name, 132 + 12 * i, 'latin1')
    head.writeUInt32BE(head.length + (name.endsWith('TRC') ? 20 : 0), 136 + 12 * i)
  }
  return required(readIccProfile(Buffer.concat([head, Buffer.alloc(20), curve]))?.matrix).curves[0]
}
