import { freckles, lentigines, melasma, postInflammatorySpots } from './findings-brown.ts'
import { darkCircle, deepPatches, wrinkles } from './findings-gray.ts'
import { lips } from './findings-lips.ts'
import { erythema, flush, papules, telangiectasia } from './findings-red.ts'
import type { Frame } from './plane.ts'
import type { Random } from './random.ts'
import type { Pigment, Structure } from './structures.ts'

export interface Finding {
  readonly name: string
  /** Share of patches that have it. */
  readonly probability: number
  readonly draw: (random: Random, frame: Frame) => Structure[]
}

/** Every finding is drawn on its own, so that any of them occurs with any other. */
export const FINDINGS: readonly Finding[] = [
  { name: 'freckles', probability: 0.3, draw: freckles },
  { name: 'lentigines', probability: 0.3, draw: lentigines },
  { name: 'melasma', probability: 0.28, draw: melasma },
  { name: 'post-inflammatory spots', probability: 0.22, draw: postInflammatorySpots },
  { name: 'erythema', probability: 0.32, draw: erythema },
  { name: 'papules', probability: 0.32, draw: papules },
  { name: 'telangiectasia', probability: 0.25, draw: telangiectasia },
  { name: 'flush', probability: 0.15, draw: flush },
  { name: 'deep patches', probability: 0.36, draw: deepPatches },
  { name: 'dark circle', probability: 0.12, draw: darkCircle },
  { name: 'wrinkles', probability: 0.45, draw: wrinkles },
  { name: 'lips', probability: 0.04, draw: lips },
]

export interface PatchPlan {
  readonly findings: readonly string[]
  readonly structures: readonly Structure[]
}

const NORMAL_SKIN_SHARE = 0.06

/** What one random patch shows: its findings, and the relief that all skin has. */
export function planPatch(random: Random, frame: Frame): PatchPlan {
  const structures = normalRelief(random.fork('relief'))
  const normalSkin = random.chance(NORMAL_SKIN_SHARE)
  const present = normalSkin ? [] : FINDINGS.filter(({ probability }) => random.chance(probability))
  for (const { name, draw } of present) structures.push(...draw(random.fork(name), frame))
  return { findings: present.map(({ name }) => name), structures }
}

/** What a finding changes the colour of the skin with: a pigment, or the shade of a wrinkle. */
export const FINDING_SOURCES = ['blood', 'melanin', 'dermalMelanin', 'wrinkle'] as const satisfies readonly (
  Pigment | 'wrinkle'
)[]
export type FindingSource = (typeof FINDING_SOURCES)[number]

/** The same plan with the findings of one source, or of none; relief that is no target stays. */
export function withOnly(plan: PatchPlan, source: FindingSource | 'none'): PatchPlan {
  const structures = plan.structures.filter((structure) => {
    const own = sourceOf(structure)
    return own === null || own === source
  })
  return { findings: plan.findings, structures }
}

function sourceOf(structure: Structure): FindingSource | null {
  switch (structure.kind) {
    case 'spot':
    case 'field':
    case 'area':
      return structure.pigment
    case 'vessel':
      return 'blood'
    case 'wrinkle':
      return 'wrinkle'
    case 'pores':
    case 'dome':
    case 'furrows':
    case 'groove':
      return null
  }
}

function normalRelief(random: Random): Structure[] {
  const relief: Structure[] = []
  if (random.chance(0.7)) {
    const depthMm = random.logUniform(0.003, 0.025)
    relief.push({
      kind: 'furrows',
      spacing: random.uniform(0.35, 0.9),
      depthMm,
      angle: random.uniform(0, Math.PI),
    })
  }
  if (random.chance(0.6)) {
    relief.push({
      kind: 'pores',
      spacing: random.uniform(0.8, 1.8),
      radius: random.uniform(0.06, 0.17),
      depthMm: random.logUniform(0.015, 0.12),
    })
  }
  return relief
}
