import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { renderFace } from '../../../src/main/simulator/face/render-face.ts'
import type { PhotoFolder } from './photos.ts'

export const CAMERA_SIZE = { width: 1280, height: 720 } as const

/** The room behind whoever sits before the camera. */
const BACKGROUND = '#707478'

/** A camera of the browser that shows a picture from a file; another picture is seen when the camera is opened the next time. */
export class FakeCamera {
  readonly #file: string

  constructor(folder: PhotoFolder) {
    this.#file = join(folder.path, 'camera.y4m')
  }

  /** For BASALIS_CHROMIUM_SWITCHES. */
  get switches(): string {
    return `--use-fake-device-for-media-stream --use-file-for-fake-video-capture=${this.#file}`
  }

  /** What the camera sees: anything, fitted into its picture. */
  async shows(picture: Sharp, size: Size = CAMERA_SIZE): Promise<void> {
    const frame = await frameOf(picture, size)
    this.#write(size, [frame, frame])
  }

  /** What moves from left to right before the camera, by so many pixels a frame. */
  async showsMoving(picture: Sharp, stepPx: number, frames: number): Promise<void> {
    const { width, height } = CAMERA_SIZE
    const still = await sharp(await fitted(picture, CAMERA_SIZE))
      .extend({ left: stepPx * frames, background: BACKGROUND })
      .png()
      .toBuffer()
    const moved = Array.from({ length: frames }, (_, frame) =>
      frameOf(sharp(still).extract({ left: stepPx * (frames - frame), top: 0, width, height }), CAMERA_SIZE),
    )
    this.#write(CAMERA_SIZE, await Promise.all(moved))
  }

  #write({ width, height }: Size, frames: readonly Buffer[]): void {
    const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F30:1 Ip A1:1 C420jpeg\n`)
    const mark = Buffer.from('FRAME\n')
    writeFileSync(this.#file, Buffer.concat([head, ...frames.flatMap((frame) => [mark, frame])]), {
      mode: 0o644,
    })
  }
}

interface Size {
  readonly width: number
  readonly height: number
}

async function fitted(picture: Sharp, { width, height }: Size): Promise<Buffer> {
  const whole = await picture.png().toBuffer()
  return await sharp(whole)
    .resize(width, height, { fit: 'contain', background: BACKGROUND })
    .removeAlpha()
    .png()
    .toBuffer()
}

async function frameOf(picture: Sharp, size: Size): Promise<Buffer> {
  const rgb = await sharp(await fitted(picture, size))
    .raw()
    .toBuffer()
  return i420(rgb, size)
}

/** In the studio range of BT.601, as cameras give it. */
function i420(rgb: Uint8Array, { width, height }: Size): Buffer {
  const pixels = width * height
  const frame = Buffer.alloc(pixels + (2 * pixels) / 4)
  const at = (place: number, [r, g, b]: readonly [number, number, number], offset: number): number =>
    offset + (r * (rgb[3 * place] ?? 0) + g * (rgb[3 * place + 1] ?? 0) + b * (rgb[3 * place + 2] ?? 0)) / 256
  for (let place = 0; place < pixels; place += 1)
    frame[place] = Math.round(at(place, [65.738, 129.057, 25.064], 16))
  for (let y = 0; y < height; y += 2)
    for (let x = 0; x < width; x += 2) {
      const place = y * width + x
      const to = pixels + (y / 2) * (width / 2) + x / 2
      frame[to] = Math.round(at(place, [-37.945, -74.494, 112.439], 128))
      frame[to + pixels / 4] = Math.round(at(place, [112.439, -94.154, -18.285], 128))
    }
  return frame
}

/** A made-up person who looks into the camera, as a file and as what can be done to it. */
export async function madeUpFace(): Promise<{ readonly png: Buffer; readonly picture: () => Sharp }> {
  const { rgb } = renderFace(1, { pxPerMm: 2.5, setting: 'clinic' })
  const { width, height, data } = rgb
  const png = await sharp(Uint8Array.from(data), { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer()
  return { png, picture: () => sharp(png) }
}
