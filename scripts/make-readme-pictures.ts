import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { LIGHTS } from '../src/shared/imaging/lights.ts'
import { PIGMENTS, type Pigment } from '../src/shared/imaging/pigments.ts'
import { projectRoot } from '../src/main/project-root.ts'

/**
 * Makes the README's pictures from what `npm run sample` wrote: `node scripts/make-readme-pictures.ts`. Nothing is
 * touched up; maps go from white (none) to a dark tone of their pigment (1.0).
 */

const WIDTH = 480
const TONES: Readonly<Record<Pigment, readonly [number, number, number]>> = {
  red: [140, 8, 28],
  brown: [82, 44, 10],
  gray: [38, 50, 66],
}

const root = projectRoot()
const results = join(root, 'results', 'sample')
const pictures = join(root, 'docs', 'pictures')
await mkdir(pictures, { recursive: true })

const save = (picture: Sharp, name: string): Promise<unknown> =>
  picture
    .resize(WIDTH)
    .jpeg({ quality: 82 })
    .toFile(join(pictures, `${name}.jpg`))

await save(sharp(join(root, 'resources', 'sample', 'sample-skin.jpg')), 'photo')

for (const light of LIGHTS) await save(sharp(join(results, `light-${light}.png`)), `light-${light}`)

for (const pigment of PIGMENTS) {
  const { data, info } = await sharp(join(results, `${pigment}.png`))
    .toColourspace('grey16')
    .raw({ depth: 'ushort' })
    .toBuffer({ resolveWithObject: true })
  const map = new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2)
  const rgb = Buffer.alloc(map.length * 3)
  map.forEach((value, at) => {
    TONES[pigment].forEach((tone, channel) => {
      rgb[3 * at + channel] = Math.round(255 + (tone - 255) * (value / 65535))
    })
  })
  const { width, height } = info
  await save(sharp(rgb, { raw: { width, height, channels: 3 } }), `map-${pigment}`)
}
