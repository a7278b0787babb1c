// Filters and converts fixed inputs and writes the raw results to standard output; run by dispatch.test.ts in a process
// of its own, because the instruction set is chosen once per process.

import { addon, CHANNELS, filterPlane, newCancelCell, sharedFloats, testPlane } from './filter-run.ts'

const [width, height] = [147, 61]
process.stderr.write(addon.simd)
for (const settings of [...CHANNELS, { radius: 7, sigmaSpatial: 5, sigmaRange: 8 }]) {
  const { plane } = await filterPlane(testPlane(width, height, 77), width, height, settings, { bandRows: 20 })
  process.stdout.write(Buffer.from(plane.buffer))
}
const rgb = Uint8Array.from({ length: width * height * 3 }, (_, index) => (index * 2654435761) >>> 24)
const lab = sharedFloats(rgb.length)
await addon.rgbToLab({ width, height, rowBegin: 0, rowEnd: height, cancel: newCancelCell(), rgb, lab })
process.stdout.write(Buffer.from(lab.buffer))
