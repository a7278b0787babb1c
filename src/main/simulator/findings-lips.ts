import { type Frame, heightMm, widthMm } from './plane.ts'
import type { Random } from './random.ts'
import type { PointMm, Structure } from './structures.ts'

/** A lip whose border comes into the patch: blood close below a thin surface, with furrows across. 2.5–14 µm. */
export function lips(random: Random, frame: Frame): Structure[] {
  const size = Math.hypot(widthMm(frame), heightMm(frame))
  const centre = { x: widthMm(frame) / 2, y: heightMm(frame) / 2 }
  const angle = random.uniform(0, 2 * Math.PI)
  const offset = random.uniform(-0.3, 0.3) * size
  const bend = random.normal(0, 0.06)
  const wave = random.uniform(0, 2 * Math.PI)
  const turned = (along: number, across: number): PointMm => ({
    x: centre.x + along * Math.cos(angle) - across * Math.sin(angle),
    y: centre.y + along * Math.sin(angle) + across * Math.cos(angle),
  })
  const borderAt = (along: number): number =>
    offset + (bend * along * along) / size + 0.02 * size * Math.sin(wave + (4 * along) / size)
  const steps = Array.from({ length: 41 }, (_, i) => (i / 20 - 1) * size)
  const outline = [
    ...steps.map((along) => turned(along, borderAt(along))),
    turned(size, 2 * size),
    turned(-size, 2 * size),
  ]
  const length = random.uniform(5, 9)
  const spacing = random.uniform(0.7, 1.6)
  const furrows = Array.from({ length: Math.round((2 * size) / spacing) }, (_, i): Structure => {
    const along = i * spacing - size + random.normal(0, 0.3)
    return lipFurrow(
      random,
      turned(along, borderAt(along) + random.uniform(0.2, 2)),
      turned(along + random.normal(0, 0.6), borderAt(along) + length),
    )
  })
  return [...lipRed(outline, random.logUniform(2.5, 14), random.uniform(0.3, 1.2)), ...furrows]
}

/** The red of a lip inside its border. */
export function lipRed(outline: readonly PointMm[], amountUm: number, borderMm: number): Structure[] {
  return [{ kind: 'area', pigment: 'blood', outline, amountUm, borderMm, mottling: 0.12 }]
}

/** A furrow across a lip, from the border inwards, a little crooked. */
export function lipFurrow(random: Random, from: PointMm, to: PointMm): Structure {
  const path = Array.from({ length: 7 }, (_, i) => ({
    x: from.x + ((to.x - from.x) * i) / 6 + random.normal(0, 0.08),
    y: from.y + ((to.y - from.y) * i) / 6 + random.normal(0, 0.08),
  }))
  return { kind: 'groove', path, width: random.uniform(0.2, 0.5), depthMm: random.uniform(0.02, 0.11) }
}
