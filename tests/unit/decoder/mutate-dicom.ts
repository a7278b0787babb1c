import type { StoredPicture } from '../../../src/main/decoder/stored-picture.ts'
import { BasalisError } from '../../../src/shared/contract/errors.ts'
import { createRandom } from '../../../src/main/simulator/random.ts'

/** What comes of a file: `decoded`, or the code of the refusal. Anything else that is thrown goes on. */
export async function outcomeOf(opening: Promise<{ readonly picture: StoredPicture }>): Promise<string> {
  try {
    await (await opening).picture.decode()
    return 'decoded'
  } catch (error) {
    if (error instanceof BasalisError) return error.code
    throw error
  }
}

const EXTREMES = [0, 1, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0xfffffffe, 0xffffffff]

/** A copy with some bytes changed, lengths made extreme, and parts cut out, doubled or swapped. The head is hit most often. */
export function mutated(seed: Buffer, n: number): Buffer {
  const random = createRandom(n)
  let bytes = Buffer.from(seed)
  const place = (): number => {
    const end = random.integer(0, 3) === 0 ? bytes.byteLength : Math.min(bytes.byteLength, 1000)
    return random.integer(Math.min(128, end - 1), end - 1)
  }
  for (let change = random.integer(1, 6); change > 0; change -= 1) {
    const at = place()
    switch (random.integer(0, 5)) {
      case 0:
        bytes[at] = (bytes[at] ?? 0) ^ (1 << random.integer(0, 7))
        break
      case 1:
        bytes[at] = random.integer(0, 255)
        break
      case 2:
        if (at + 4 <= bytes.byteLength)
          bytes.writeUInt32LE(EXTREMES[random.integer(0, EXTREMES.length - 1)] ?? 0, at)
        break
      case 3:
        bytes = bytes.subarray(0, Math.max(140, at))
        break
      case 4: {
        const piece = bytes.subarray(at, at + random.integer(1, 64))
        bytes = Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)])
        break
      }
      default:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + random.integer(1, 16))])
    }
    if (bytes.byteLength < 140) bytes = Buffer.concat([bytes, Buffer.alloc(140)])
  }
  return bytes
}
