import { lipFurrow, lipRed } from '../findings-lips.ts'
import { labOf } from '../observer.ts'
import type { PatchPlan } from '../patch-plan.ts'
import type { Random } from '../random.ts'
import type { Structure } from '../structures.ts'
import type { Subject } from '../subject.ts'
import { SIDES, eyeCentre, inPicture, lipsOutline, mouthSlit } from './face-curves.ts'
import type { FaceRegions } from './face-regions.ts'
import { FACE_FINDINGS } from './findings.ts'
import { faceLines } from './lines.ts'
import type { Person } from './person.ts'

/** What a face shows on a day: relief, lips, lines, and the findings that this person has. */
export function planFace(
  random: Random,
  person: Person,
  subject: Subject,
  regions: FaceRegions,
  day: number,
): PatchPlan {
  const structures = [
    ...relief(random.fork('relief'), person),
    ...lipsOf(random.fork('lips'), person, subject),
    ...faceLines(random.fork('lines'), person),
  ]
  const findings = ['lips', ...(person.age > 30 ? ['wrinkles'] : [])]
  for (const [name, { chance, draw }] of Object.entries(FACE_FINDINGS)) {
    const own = random.fork(name)
    if (!own.chance(chance(person))) continue
    findings.push(name)
    structures.push(...draw(own, { person, regions, day }))
  }
  return { findings, structures }
}

/** Furrows everywhere, pores that are widest on the nose and the cheeks beside it. */
function relief(random: Random, { measures }: Person): Structure[] {
  const depthMm = random.uniform(0.009, 0.018)
  const pores = random.uniform(0.7, 1.3)
  const pore = (u: number, v: number, radiusX: number, radiusY: number, depth: number): Structure => ({
    kind: 'pores',
    spacing: 1.15,
    radius: 0.13,
    depthMm: depth * pores,
    window: { centre: inPicture(u, v), radiusX, radiusY, angle: 0 },
  })
  return [
    { kind: 'furrows', spacing: random.uniform(0.6, 0.85), depthMm, angle: random.uniform(0, Math.PI) },
    pore(0, 28, 24, 34, 0.09),
    ...SIDES.map((side) => pore(side * 32, 30, 26, 30, 0.06)),
    pore(0, -48, 62, 30, 0.03),
    pore(0, measures.chin - 14, 30, 20, 0.035),
  ]
}

/** More blood below a thinner epidermis, inside a soft border, with furrows from the border to the slit. */
function lipsOf(random: Random, person: Person, subject: Subject): Structure[] {
  const { measures } = person
  const outline = lipsOutline(measures).map(({ x, y }) => inPicture(x, y))
  const thinner = -random.uniform(0.12, 0.32) * subject.baseline.melaninUm
  const blood = bloodForRed(subject, thinner, random.uniform(7, 12))
  const furrows = Array.from({ length: 90 }, (_, i): Structure => {
    const t = random.uniform(-0.88, 0.88)
    const slit = mouthSlit(measures, t)
    const lip = i % 2 === 0 ? -measures.upperLip : measures.lowerLip
    const far = lip * (1 - Math.abs(t) ** 1.6) * random.uniform(0.45, 0.95)
    const from = inPicture(slit.x * 1.04 + random.normal(0, 0.4), slit.y + far)
    return lipFurrow(random, from, inPicture(slit.x, slit.y + 0.08 * lip))
  })
  return [
    ...lipRed(outline, blood, 0.9),
    { kind: 'area', pigment: 'melanin', outline, amountUm: thinner, borderMm: 1.1, mottling: 0.1 },
    ...furrows,
    ...wetRims(measures),
  ]
}

const MOST_LIP_BLOOD_UM = 30

/** How much more blood makes skin redder by a wanted a*: through some skins it shows far less than through others. */
function bloodForRed({ skin, baseline, lab }: Subject, melaninExcessUm: number, wanted: number): number {
  let low = 4
  let high = MOST_LIP_BLOOD_UM
  for (let step = 0; step < 12; step++) {
    const middle = (low + high) / 2
    const load = {
      ...baseline,
      melaninUm: baseline.melaninUm + melaninExcessUm,
      bloodUm: baseline.bloodUm + middle,
    }
    if (labOf(skin.reflectance(load))[1] - lab[1] < wanted) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** The rims of the lids: thin skin through which blood shows. */
function wetRims(measures: Person['measures']): Structure[] {
  return SIDES.map((side) => {
    const { x, y } = eyeCentre(measures, side)
    return {
      kind: 'spot',
      pigment: 'blood',
      centre: inPicture(x, y + 1),
      radiusX: measures.eyeHalfWidth + 1.5,
      radiusY: measures.eyeOpening * 0.62,
      angle: 0,
      amountUm: 2.5,
      softness: 0.35,
      irregularity: 0.03,
      mottling: 0.05,
    }
  })
}
