import type { PatientDrawings } from '../../../shared/contract/patient-drawings.ts'
import type { PatientPane, PatientSheet, PictureSource } from '../../../shared/contract/patient-view.ts'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import { followedBy, inverse, type Similarity } from '../../../shared/imaging/similarity.ts'
import type { TransformView } from '../../canvas/pane-view.ts'
import type { Sheet } from '../../canvas/sheets.ts'
import type { ViewportStore } from '../../canvas/viewport-store.ts'

/** A picture in a pane, and where another window gets it from. */
export interface ShownSheet extends Pick<Sheet, 'alpha' | 'part'> {
  readonly source: PictureSource
  readonly image: ImageSize
  readonly view: Pick<TransformView, 'transform'>
}

/** What a pane of the staff's window shows. */
export interface ShownPane extends Pick<PatientPane, 'kind' | 'layer' | 'state' | 'fromHand'> {
  /** What moves it. */
  readonly viewport: Pick<ViewportStore, 'image' | 'pane' | 'isFitted' | 'transform'>
  readonly days: readonly number[]
  readonly marks: readonly PatientPane['marks'][number][]
  readonly sheets: readonly ShownSheet[]
  /** What is drawn over it; null: nothing. */
  readonly drawn: PatientDrawings | null
}

/** A layer in tiles, as panes draw it. */
export const layerSheet = ({ layer: { image, ...layer }, view, alpha, part }: Sheet): ShownSheet => ({
  source: { kind: 'layer', ...layer },
  image,
  view,
  alpha,
  ...(part && { part }),
})

/** A pane as the patient's screen is told of it: what is not there yet shows nothing. `idOf`: of what is drawn. */
export function patientPaneOf(
  { viewport, sheets, days, marks, drawn, ...pane }: ShownPane,
  idOf: (drawn: PatientDrawings) => string | null,
): PatientPane {
  const { image, isFitted, transform } = viewport
  return {
    ...pane,
    days: [...days],
    marks: [...marks],
    look: { image, pane: viewport.pane, fitted: isFitted, transform },
    sheets: pane.state === 'there' ? sheets.map((sheet) => patientSheetOf(sheet, transform)) : [],
    drawings: pane.state === 'there' && drawn ? idOf(drawn) : null,
  }
}

function patientSheetOf({ source, image, view, alpha, part }: ShownSheet, look: Similarity): PatientSheet {
  const place = followedBy(look, inverse(view.transform))
  return { source, image, place, alpha, part: part ? [...part] : null }
}
