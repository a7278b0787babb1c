/** Speech as samples: what a program for speech has written, trimmed and made as loud as every other clip. */

export interface Wave {
  readonly rate: number
  /** One channel, 1 = full scale. */
  readonly samples: Float64Array
}

const BLOCK_S = 0.01
/** What is quieter than the loudest block by this factor is silence: 40 dB. */
const SILENCE = 0.01
const MARGIN_S = 0.04
/** Of the blocks that are speech: -20 dB of full scale, with room for the peaks. */
const LOUDNESS = 0.1
const PEAK = 0.89

/** Of a RIFF file with one channel of 16 bits; throws on anything else. */
export function readWave(file: Buffer): Wave {
  let [rate, from, length] = [0, 0, 0]
  if (file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE')
    throw new Error(`expected a RIFF file with sound, found ${file.byteLength} other bytes`)
  for (let at = 12; at + 8 <= file.byteLength && length === 0; at += 8 + file.readUInt32LE(at + 4)) {
    const name = file.toString('latin1', at, at + 4)
    if (name === 'fmt ') {
      const [format, channels, bits] = [at + 8, at + 10, at + 22].map((place) => file.readUInt16LE(place))
      if (format !== 1 || channels !== 1 || bits !== 16)
        throw new Error(`expected one channel of 16 bits, found ${channels} of ${bits} in format ${format}`)
      rate = file.readUInt32LE(at + 12)
    }
    // A program that writes into a pipe cannot know the length.
    if (name === 'data')
      [from, length] = [at + 8, Math.min(file.readUInt32LE(at + 4), file.byteLength - at - 8)]
  }
  const samples = new Float64Array(length >> 1)
  for (let i = 0; i < samples.length; i++) samples[i] = file.readInt16LE(from + 2 * i) / 32_768
  return { rate, samples }
}

export function writeWave({ rate, samples }: Wave): Buffer {
  const file = Buffer.alloc(44 + 2 * samples.length)
  file.write('RIFF', 0, 'latin1')
  file.writeUInt32LE(36 + 2 * samples.length, 4)
  file.write('WAVEfmt ', 8, 'latin1')
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(1, 22)
  file.writeUInt32LE(rate, 24)
  file.writeUInt32LE(2 * rate, 28)
  file.writeUInt16LE(2, 32)
  file.writeUInt16LE(16, 34)
  file.write('data', 36, 'latin1')
  file.writeUInt32LE(2 * samples.length, 40)
  samples.forEach((value, i) => file.writeInt16LE(Math.round(32_767 * value), 44 + 2 * i))
  return file
}

/** Without the silence round it, all speech equally loud; throws where there is no sound. */
export function levelled({ rate, samples }: Wave): Wave {
  const block = Math.round(BLOCK_S * rate)
  const levels: number[] = []
  for (let at = 0; at < samples.length; at += block) levels.push(rms(samples.subarray(at, at + block)))
  const loudest = Math.max(0, ...levels)
  if (loudest === 0) throw new Error(`expected speech, found ${samples.length} samples of silence`)
  const speech = levels.map((level) => level >= SILENCE * loudest)
  const margin = Math.round(MARGIN_S * rate)
  const from = Math.max(0, speech.indexOf(true) * block - margin)
  const to = Math.min(samples.length, (speech.lastIndexOf(true) + 1) * block + margin)
  const voiced = levels.filter((_, i) => speech[i])
  const level = Math.sqrt(voiced.reduce((sum, one) => sum + one * one, 0) / voiced.length)
  const kept = samples.slice(from, to)
  const peak = kept.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  const gain = Math.min(LOUDNESS / level, PEAK / peak)
  return {
    rate,
    samples: faded(
      kept.map((value) => gain * value),
      margin >> 1,
    ),
  }
}

const rms = (block: Float64Array): number =>
  Math.sqrt(block.reduce((sum, value) => sum + value * value, 0) / block.length)

/** No click where it was cut. */
function faded(samples: Float64Array, over: number): Float64Array {
  return samples.map((value, i) => value * Math.min(1, i / over, (samples.length - 1 - i) / over))
}
