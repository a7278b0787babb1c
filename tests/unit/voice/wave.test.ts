import { describe, expect, it } from 'vitest'
import { levelled, readWave, writeWave, type Wave } from '../../../scripts/voice/wave.ts'

const RATE = 16_000

/** A tone of 200 Hz between two silences, in seconds. */
function tone(amplitude: number, before: number, during: number, after: number): Wave {
  const samples = new Float64Array(Math.round(RATE * (before + during + after)))
  for (let i = Math.round(RATE * before); i < Math.round(RATE * (before + during)); i++)
    samples[i] = amplitude * Math.sin((2 * Math.PI * 200 * i) / RATE)
  return { rate: RATE, samples }
}

const secondsOf = ({ rate, samples }: Wave): number => samples.length / rate
const rms = ({ samples }: Wave): number =>
  Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length)
const peak = ({ samples }: Wave): number =>
  samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0)

describe('levelled', () => {
  it('cuts the silence on both sides, but for a breath', () => {
    expect(secondsOf(levelled(tone(0.5, 0.7, 1, 0.4)))).toBeCloseTo(1.08, 1)
    expect(secondsOf(levelled(tone(0.5, 0, 1, 0)))).toBeCloseTo(1, 1)
  })

  it('makes what is soft and what is loud equally loud', () => {
    for (const amplitude of [0.01, 0.1, 0.9])
      expect(rms(levelled(tone(amplitude, 0.2, 1, 0.2)))).toBeCloseTo(0.1, 2)
  })

  it('lets no peak be cut off', () => {
    const click = tone(0.02, 0, 1, 0)
    click.samples[8000] = 1
    expect(peak(levelled(click))).toBeLessThanOrEqual(0.89)
  })

  it('begins and ends without a click', () => {
    const { samples } = levelled(tone(0.9, 0, 1, 0))
    expect(samples[0]).toBeCloseTo(0, 9)
    expect(samples.at(-1)).toBeCloseTo(0, 9)
  })

  it('refuses silence', () => {
    expect(() => levelled(tone(0, 0.1, 0.1, 0.1))).toThrow('silence')
    expect(() => levelled({ rate: RATE, samples: new Float64Array(0) })).toThrow('silence')
  })
})

describe('readWave', () => {
  it('reads what writeWave has written', () => {
    const wave = tone(0.5, 0, 0.01, 0)
    const { rate, samples } = readWave(writeWave(wave))
    expect(rate).toBe(RATE)
    expect(samples.length).toBe(wave.samples.length)
    samples.forEach((value, i) => {
      expect(value).toBeCloseTo(wave.samples[i] ?? NaN, 3)
    })
  })

  it('takes the rest of the file where the length was not known', () => {
    const file = writeWave(tone(0.5, 0, 0.01, 0))
    file.writeUInt32LE(0x7fff_f000, 40)
    expect(readWave(file).samples.length).toBe(160)
  })

  it('refuses other files, and two channels', () => {
    expect(() => readWave(Buffer.from('OggS and so on and so on'))).toThrow('expected a RIFF file')
    const stereo = writeWave(tone(0.5, 0, 0.01, 0))
    stereo.writeUInt16LE(2, 22)
    expect(() => readWave(stereo)).toThrow('found 2 of 16')
  })
})
