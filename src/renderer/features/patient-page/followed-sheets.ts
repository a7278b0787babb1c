import { changePath } from '../../../shared/contract/change-path.ts'
import type { PatientPane, PatientSheet, PictureSource } from '../../../shared/contract/patient-view.ts'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import type { TransformView } from '../../canvas/pane-view.ts'
import { LinkedView } from '../../canvas/linked-view.ts'
import type { Sheet } from '../../canvas/sheets.ts'
import { filmPicturePath } from '../viewing/film/load-film-picture.ts'
import { followedShare } from './followed-view.ts'

/** What a picture that is fetched as a whole is known by; null for a layer in tiles. */
export function picturePath(source: PictureSource): string | null {
  switch (source.kind) {
    case 'layer':
      return null
    case 'change':
      return `${changePath(source)}?${source.version}`
    case 'film':
      return filmPicturePath(source)
  }
}

/** What photo a picture is of, as far as ids tell. */
export const pictureKey = (source: PictureSource): string =>
  source.kind === 'layer' ? source.set : (picturePath(source) ?? '')

/** What a pane of this size draws; pictures that are not there yet are left out. `view`: of the image that the pane's look begins with. */
export function followedSheets(
  pane: PatientPane,
  size: ImageSize,
  view: TransformView,
  pictureOf: (path: string) => ImageBitmap | null,
): readonly Sheet[] {
  return pane.sheets.flatMap((sheet) => {
    const path = picturePath(sheet.source)
    const picture = path === null ? undefined : pictureOf(path)
    if (picture === null) return []
    const { place, alpha, part } = sheet
    return {
      layer: layerOf(sheet),
      view: new LinkedView(view, place),
      alpha,
      ...(picture && { picture }),
      ...(part && {
        part: [followedShare(part[0], pane.look, size), followedShare(part[1], pane.look, size)] as const,
      }),
    }
  })
}

function layerOf({ source, image }: PatientSheet): Sheet['layer'] {
  if (source.kind !== 'layer') return { set: '', layer: 'photo', image }
  const { set, layer, from, only } = source
  return { set, layer, image, ...(from !== undefined && { from }), ...(only && { only }) }
}
