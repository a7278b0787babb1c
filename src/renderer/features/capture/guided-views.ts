import type { VisitRecord } from '../../../shared/contract/record-channels.ts'
import { VIEWS, type Photo } from '../../../shared/domain/photo.ts'

export type View = (typeof VIEWS)[number]

/** A photo that stands in the visit. */
export type TakenPhoto = Pick<Photo, 'id' | 'view' | 'bodySite' | 'repeats' | 'takenMs'>

/** Where a session is: what is taken next, and what is there. */
export interface Guide {
  readonly view: View
  readonly bodySite: string
  /** The photo that the next shot repeats; null: it is a photo of its own. */
  readonly repeats: string | null
  readonly taken: readonly TakenPhoto[]
  readonly skipped: readonly View[]
}

export type GuideEvent =
  | { readonly kind: 'choose'; readonly view: View }
  | { readonly kind: 'name-site'; readonly bodySite: string }
  | { readonly kind: 'repeat'; readonly photo: TakenPhoto }
  | { readonly kind: 'skip' }
  | { readonly kind: 'kept'; readonly photo: TakenPhoto }

/** Front, left, right, then details, as many as are wanted; what the visit has is not asked for again. */
export function guideFrom(taken: readonly TakenPhoto[]): Guide {
  return next({ view: 'front', bodySite: '', repeats: null, taken, skipped: [] })
}

export function guideAfter(guide: Guide, event: GuideEvent): Guide {
  switch (event.kind) {
    case 'choose':
      return { ...guide, view: event.view, bodySite: '', repeats: null }
    case 'name-site':
      return { ...guide, bodySite: event.bodySite }
    case 'repeat': {
      const { id, view, bodySite, repeats } = event.photo
      // A repeat of a repeat is one more shot of the first.
      return { ...guide, view, bodySite, repeats: repeats ?? id }
    }
    case 'skip':
      return next({ ...guide, skipped: [...guide.skipped, guide.view] })
    case 'kept':
      return next({ ...guide, taken: [...guide.taken, event.photo] })
  }
}

/** The next view that is neither there nor skipped; at the end details, without a place. */
function next(guide: Guide): Guide {
  const isOpen = (view: View): boolean =>
    view !== 'detail' && !guide.skipped.includes(view) && !guide.taken.some((photo) => photo.view === view)
  return { ...guide, view: VIEWS.find(isOpen) ?? 'detail', bodySite: '', repeats: null }
}

/** The photo that a new one is to be like: the one it repeats, else the newest of the same view and place from another visit. */
export function photoToBeLike(
  { view, bodySite, repeats, taken }: Guide,
  visits: readonly VisitRecord[],
  visitId: string,
): Pick<Photo, 'id' | 'takenMs'> | null {
  if (repeats !== null) return taken.find(({ id }) => id === repeats) ?? null
  if (view === 'detail' && bodySite === '') return null
  const alike = visits
    .filter(({ id }) => id !== visitId)
    .flatMap(({ photos }) => photos)
    .filter((photo) => photo.view === view && photo.bodySite === bodySite)
    .toSorted((one, two) => two.takenMs - one.takenMs)
  return alike[0] ?? null
}
