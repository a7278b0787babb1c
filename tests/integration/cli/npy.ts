/** Reads a version 1.0 .npy file of little-endian float32 in C order; throws on anything else. */
export function readNpy(bytes: Buffer): { shape: number[]; data: Float32Array } {
  if (bytes.subarray(0, 8).toString('latin1') !== '\x93NUMPY\x01\x00')
    throw new Error('not an .npy file, version 1.0')
  const headerLength = bytes.readUInt16LE(8)
  const header = bytes.subarray(10, 10 + headerLength).toString('latin1')
  if (!/'descr': '<f4'/.test(header) || !/'fortran_order': False/.test(header)) throw new Error(header)
  const shape = (/'shape': \(([^)]*)\)/.exec(header)?.[1] ?? '')
    .split(',')
    .flatMap((part) => (part.trim() ? [Number(part)] : []))
  const body = bytes.subarray(10 + headerLength)
  return {
    shape,
    data: new Float32Array(body.buffer.slice(body.byteOffset, body.byteOffset + body.byteLength)),
  }
}
