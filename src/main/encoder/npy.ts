import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'

/** (height, width, channels) */
export type NpyShape = readonly [number, number, number]

const MAGIC = Buffer.from('\x93NUMPY\x01\x00', 'latin1')
/** NumPy aligns the data to this many bytes. */
const ALIGNMENT = 64

/**
 * Writes float32 values as a NumPy file, format version 1.0, little-endian, C order (NEP 1). The values come in any
 * pieces, in order, and are never all in memory. A file name is created or overwritten; a handle is written at its
 * position and stays open. Throws RangeError when the pieces do not add up to the shape.
 */
export async function writeNpyFloat32(
  target: string | FileHandle,
  shape: NpyShape,
  pieces: AsyncIterable<Float32Array> | Iterable<Float32Array>,
): Promise<void> {
  if (typeof target !== 'string') {
    await writeValues(target, shape, pieces)
    return
  }
  const file = await open(target, 'w')
  try {
    await writeValues(file, shape, pieces)
  } finally {
    await file.close()
  }
}

/** Magic, version, length of the text, then the text padded with spaces and closed by a newline. */
export function npyHeader(shape: NpyShape): Buffer {
  const text = `{'descr': '<f4', 'fortran_order': False, 'shape': (${shape.join(', ')}), }`
  const used = MAGIC.length + 2 + text.length + 1
  const padding = (ALIGNMENT - (used % ALIGNMENT)) % ALIGNMENT
  const length = Buffer.alloc(2)
  length.writeUInt16LE(text.length + padding + 1)
  return Buffer.concat([MAGIC, length, Buffer.from(`${text}${' '.repeat(padding)}\n`, 'latin1')])
}

async function writeValues(
  file: FileHandle,
  shape: NpyShape,
  pieces: AsyncIterable<Float32Array> | Iterable<Float32Array>,
): Promise<void> {
  const expected = shape.reduce((product, side) => product * side, 1)
  await writeAll(file, npyHeader(shape))
  let written = 0
  for await (const piece of pieces) {
    written += piece.length
    if (written > expected) throw new RangeError(`expected ${expected} values; received more`)
    await writeAll(file, Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength))
  }
  if (written !== expected) throw new RangeError(`expected ${expected} values; received ${written}`)
}

/** One call of the system may write less than it was given. */
async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.byteLength;) {
    const { bytesWritten } = await file.write(bytes, at, bytes.byteLength - at)
    at += bytesWritten
  }
}
