import type { ColourCorrection, EarlierCard } from '../../../shared/imaging/colour-card.ts'
import type { RgbImage } from '../../../shared/imaging/pixels.ts'
import type { TaskRunner } from '../../pool/task-table.ts'
import type { PlaneSource } from '../plane-memory.ts'
import { rowBands } from '../row-bands.ts'
import { settleAll } from '../settle-all.ts'
import type { FoundSkin } from '../skin/find-skin.ts'
import type { SkinTasks } from '../skin/skin-tasks.ts'
import type { ColourCardTasks } from './colour-card-tasks.ts'
import { findColourCard, type PhotographedCard } from './find-colour-card.ts'

export interface CorrectionServices {
  readonly runner: TaskRunner<SkinTasks & ColourCardTasks>
  readonly planes: PlaneSource
  readonly signal?: AbortSignal | undefined
  /** See `judgeCard`. */
  readonly earlier?: EarlierCard | undefined
}

/** A photo as it is to be analysed. */
export interface ColourCorrected {
  /** The photo itself, or a copy of 16 bits in corrected colours. */
  readonly image: RgbImage
  /** Null: no card was found, or looked for. */
  readonly card: PhotographedCard | null
  /** Gives the copy's memory back. */
  readonly release: () => void
}

const ONLY_CARD = 'hardly anything but a colour card was found: the whole photo was taken as skin'

/** Looks for a colour card and corrects a copy of the photo by it; the photo itself is only read. */
export async function correctColour(
  photo: RgbImage,
  mode: 'auto' | 'off',
  services: CorrectionServices,
): Promise<ColourCorrected> {
  const card = mode === 'off' ? null : await findColourCard(photo, services)
  const correction = card?.report.correction
  if (!correction) return { image: photo, card, release: () => undefined }
  const image = await correctedBy(correction, photo, services)
  return {
    image,
    card,
    release: () => {
      services.planes.give(image.data)
    },
  }
}

/** A copy of the photo in corrected colours, of 16 bits; its plane is the caller's. */
export async function correctedBy(
  correction: ColourCorrection,
  photo: RgbImage,
  { runner, planes, signal }: Pick<CorrectionServices, 'runner' | 'planes' | 'signal'>,
): Promise<RgbImage & { readonly data: Uint16Array<SharedArrayBuffer> }> {
  const { width, height } = photo
  const target = planes.words(3 * width * height)
  const bands = rowBands(height, runner.concurrency)
  await settleAll(
    bands.map((band) => runner.run('applyCorrection', { photo, correction, target, ...band }, { signal })),
  )
  return { width, height, bits: 16, data: target }
}

/** The skin less what lies on the card. Where nothing would be left, the whole photo, card and all. */
export async function withoutCard(
  found: FoundSkin,
  card: PhotographedCard | null,
  { runner, signal }: CorrectionServices,
): Promise<FoundSkin> {
  if (!card) return found
  const { mask } = found
  const { outline } = card
  const bands = rowBands(mask.height, runner.concurrency)
  const removed = await settleAll(
    bands.map((band) => runner.run('cutCard', { mask, outline, ...band }, { signal })),
  )
  const count = removed.reduce((left, pixels) => left - pixels, mask.count)
  if (count > 0) return { ...found, mask: { ...mask, count } }
  await runner.run('fillSkin', { skin: mask.data }, { signal })
  const whole = { ...mask, count: mask.width * mask.height }
  return { mask: whole, used: 'patch', reason: ONLY_CARD, pxPerMm: null, landmarks: null }
}
