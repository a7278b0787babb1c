import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { renderFace } from '../../../src/main/simulator/face/render-face.ts'

const SAMPLE = join(import.meta.dirname, '..', '..', '..', 'resources', 'sample', 'sample-skin.jpg')

/** Photos and other files for a test, in a folder of their own that goes with it. */
export class PhotoFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'basalis-photos-'))

  constructor() {
    // The browser of root runs as a plain user, who must be able to read what is dropped on it.
    chmodSync(this.path, 0o755)
  }

  /** Skin of the given size, from the bundled sample. */
  async skin(width: number, height: number, name = `skin-${width}.jpg`): Promise<string> {
    const file = join(this.path, name)
    await sharp(SAMPLE).resize(width, height, { fit: 'fill' }).toFile(file)
    return file
  }

  /** A square of the sample's skin in the middle of a blue-grey cloth. */
  async skinOnCloth(width: number, height: number): Promise<string> {
    const file = join(this.path, 'skin-on-cloth.jpg')
    const side = Math.round(Math.min(width, height) * 0.6)
    const skin = await sharp(SAMPLE).resize(side, side, { fit: 'cover' }).toBuffer()
    await sharp({ create: { width, height, channels: 3, background: { r: 52, g: 74, b: 96 } } })
      .composite([{ input: skin }])
      .jpeg()
      .toFile(file)
    return file
  }

  /** A made-up person from the front, 440 × 560 px. */
  async face(): Promise<string> {
    const { rgb } = renderFace(5, { pxPerMm: 2 })
    const file = join(this.path, 'face.png')
    const { width, height, data } = rgb
    await sharp(Uint8Array.from(data), { raw: { width, height, channels: 3 } }).toFile(file)
    return file
  }

  async greyscale(): Promise<string> {
    const file = join(this.path, 'grey.jpg')
    await sharp(SAMPLE).resize(320, 240).greyscale().toFile(file)
    return file
  }

  write(name: string, content: string | Uint8Array): string {
    const file = join(this.path, name)
    writeFileSync(file, content)
    return file
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true })
  }
}
