import { type FileHandle, open } from 'node:fs/promises'

/** Element types of NumPy that the datasets use, little-endian. */
export type NpyType = '<f2' | '|u1'

const BYTES: Readonly<Record<NpyType, number>> = { '<f2': 2, '|u1': 1 }

/**
 * A NumPy file (format 1.0) that is filled row by row in any order. The first axis counts the rows; the shape of a
 * row is fixed when the file is made.
 */
export class NpyFile {
  readonly #file: FileHandle
  readonly #headerBytes: number
  readonly #rowBytes: number

  private constructor(file: FileHandle, headerBytes: number, rowBytes: number) {
    this.#file = file
    this.#headerBytes = headerBytes
    this.#rowBytes = rowBytes
  }

  static async create(path: string, type: NpyType, rows: number, row: readonly number[]): Promise<NpyFile> {
    const header = npyHeader(type, [rows, ...row])
    const rowBytes = row.reduce((product, side) => product * side, BYTES[type])
    const file = await open(path, 'w')
    await file.write(header, 0, header.length, 0)
    await file.truncate(header.length + rows * rowBytes)
    return new NpyFile(file, header.length, rowBytes)
  }

  async writeRow(index: number, data: Uint8Array | Uint16Array): Promise<void> {
    if (data.byteLength !== this.#rowBytes)
      throw new Error(`expected ${this.#rowBytes} bytes a row, found ${data.byteLength}`)
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    await this.#file.write(bytes, 0, bytes.length, this.#headerBytes + index * this.#rowBytes)
  }

  async close(): Promise<void> {
    await this.#file.close()
  }
}

/** Magic, version 1.0, header length and a Python dictionary, padded so that the data begins at a multiple of 64. */
export function npyHeader(type: NpyType, shape: readonly number[]): Buffer {
  const dictionary = `{'descr': '${type}', 'fortran_order': False, 'shape': (${shape.join(', ')},), }`
  const length = Math.ceil((10 + dictionary.length + 1) / 64) * 64 - 10
  const head = Buffer.from([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, length & 0xff, length >> 8])
  return Buffer.concat([head, Buffer.from(`${dictionary.padEnd(length - 1)}\n`, 'latin1')])
}
