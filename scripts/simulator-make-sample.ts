/**
 * Renders the bundled sample picture and its reference maps into `resources/sample`:
 * `node scripts/simulator-make-sample.ts [FOLDER]`.
 */
import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { projectRoot } from '../src/main/project-root.ts'
import { renderScene } from '../src/main/simulator/render.ts'
import { SAMPLE_SEED, sampleScene } from '../src/main/simulator/sample-scene.ts'
import { PIGMENTS } from '../src/shared/imaging/pigments.ts'

const folder = process.argv[2] ?? join(projectRoot(), 'resources', 'sample')
await mkdir(folder, { recursive: true })

const { rgb, truth } = renderScene(SAMPLE_SEED, sampleScene())
const { width, height, data } = rgb
const pixels = width * height
const photo = join(folder, 'sample-skin.jpg')
await sharp(Buffer.from(data.buffer, 0, data.byteLength), { raw: { width, height, channels: 3 } })
  .withMetadata({ density: 254 })
  .jpeg({ quality: 94, chromaSubsampling: '4:4:4', mozjpeg: true })
  .toFile(photo)
console.log(`${photo}: ${width} × ${height}, ${(await stat(photo)).size} bytes`)

for (const [index, pigment] of PIGMENTS.entries()) {
  const plane = truth.subarray(index * pixels, (index + 1) * pixels)
  const map = join(folder, `sample-truth-${pigment}.png`)
  await sharp(Buffer.from(Uint8Array.from(plane, (value) => Math.round(255 * value))), {
    raw: { width, height, channels: 1 },
  })
    .resize(width / 2, height / 2, { kernel: 'linear' })
    .toColourspace('b-w')
    .png({ compressionLevel: 9 })
    .toFile(map)
  console.log(`${map}: ${(await stat(map)).size} bytes`)
}
