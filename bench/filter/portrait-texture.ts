/** A deterministic stand-in for a portrait: a lit oval with pores, spots and lines before a plain wall, with noise. */

function hash(x: number, y: number, seed: number): number {
  let h = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1)
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32 - 0.5
}

/** Value noise in [-0.5, 0.5] that varies over about `size` pixels. */
function smoothNoise(x: number, y: number, size: number, seed: number): number {
  const [cellX, cellY] = [Math.floor(x / size), Math.floor(y / size)]
  const ease = (t: number): number => t * t * (3 - 2 * t)
  const [u, v] = [ease(x / size - cellX), ease(y / size - cellY)]
  const top = hash(cellX, cellY, seed) * (1 - u) + hash(cellX + 1, cellY, seed) * u
  const bottom = hash(cellX, cellY + 1, seed) * (1 - u) + hash(cellX + 1, cellY + 1, seed) * u
  return top * (1 - v) + bottom * v
}

/** L*, a* and b* planes in shared memory. */
export function portraitTexture(width: number, height: number): Float32Array<SharedArrayBuffer>[] {
  const planes = [0, 1, 2].map(() => new Float32Array(new SharedArrayBuffer(width * height * 4)))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = [(x / width - 0.5) / 0.33, (y / height - 0.5) / 0.44]
      const inside = u * u + v * v < 1
      const noise = (scale: number, seed: number): number => scale * hash(x, y, seed)
      const pores = inside ? 5 * smoothNoise(x, y, 3, 4) : 0
      const spots = inside ? Math.max(0, smoothNoise(x, y, 25, 5) - 0.25) * 40 : 0
      const values = [
        inside ? 68 + 14 * (1 - u * u - v * v) - 9 * u + pores - spots : 30 + 12 * smoothNoise(x, y, 90, 6),
        inside ? 13 + 0.6 * spots + 3 * smoothNoise(x, y, 60, 7) : 1,
        inside ? 17 + 0.4 * spots + 3 * smoothNoise(x, y, 40, 8) : -4,
      ]
      values.forEach((value, channel) => {
        const plane = planes[channel]
        if (plane !== undefined) plane[y * width + x] = value + noise(channel === 0 ? 3 : 2, 10 + channel)
      })
    }
  }
  return planes
}
