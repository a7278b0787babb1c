import {
  createLabImage,
  LAB_CHANNELS,
  labPlane,
  type LabImage,
} from '../../../../src/shared/imaging/pixels.ts'

/** Skin-like LAB: a slope, soft blobs, an edge and noise. Deterministic. */
export function skinLike(width: number, height: number): LabImage {
  const image = createLabImage({ width, height })
  let state = 99
  const noise = (): number => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648 - 0.5
  for (const channel of LAB_CHANNELS) {
    const plane = labPlane(image, channel)
    const amplitude = [12, 5, 6][channel] ?? 1
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1)
        plane[y * width + x] =
          ([62, 12, 16][channel] ?? 0) +
          amplitude * Math.sin(x / 9) * Math.cos(y / 7) +
          (x > width / 2 ? amplitude : 0) +
          3 * noise()
  }
  return image
}

export function copyOf(image: LabImage): LabImage {
  const copy = createLabImage(image)
  copy.data.set(image.data)
  return copy
}
