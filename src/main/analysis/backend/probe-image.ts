import { createLabImage, LAB_CHANNELS, labPlane, type LabImage } from '../../../shared/imaging/pixels.ts'

/** A picture to try filters on: slopes, hard edges, grain and single far pixels, negative values in a*. Same every time. */
export function probeImage(width: number, height: number): LabImage {
  const image = createLabImage({ width, height })
  let state = 1
  const random = (): number => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648 - 0.5
  for (const channel of LAB_CHANNELS) {
    const plane = labPlane(image, channel)
    const [middle, contrast] = ([[60, 20] as const, [-4, 8] as const, [16, 8] as const] as const)[channel]
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) {
        const slope = Math.sin(x / 9) * Math.cos(y / 7)
        const edge = (3 * x + 5 * y) % 31 < 12 ? 1 : 0
        const outlier = random() > 0.49 ? 2 * random() : 0
        plane[y * width + x] = middle + contrast * (slope + edge + outlier) + 4 * random()
      }
  }
  return image
}
