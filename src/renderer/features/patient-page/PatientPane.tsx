import { useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { PatientPane as ShownPane } from '../../../shared/contract/patient-view.ts'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import { followedBy, IDENTITY, inverse } from '../../../shared/imaging/similarity.ts'
import type { FrameCache } from '../../canvas/frame-cache.ts'
import { LayerStage } from '../../canvas/LayerStage.tsx'
import { LinkedView } from '../../canvas/linked-view.ts'
import type { LoupeStore } from '../../canvas/loupe-store.ts'
import type { TileCache } from '../../canvas/tile-cache.ts'
import type { Texts } from '../../i18n/texts.ts'
import { followedSheets, picturePath } from './followed-sheets.ts'
import { FollowedView, followedLook, followedShare } from './followed-view.ts'
import type { PatientClient } from './patient-client.ts'
import { PatientDrawing } from './PatientDrawing.tsx'
import { PatientHeading } from './PatientHeading.tsx'
import { PatientLegend } from './PatientLegend.tsx'
import { useDrawings } from './useDrawings.ts'
import { useWhen } from '../records/useWhen.ts'

interface Props {
  readonly shown: ShownPane
  /** Of the picture below the heading, CSS px. */
  readonly size: ImageSize
  readonly tiles: TileCache
  readonly pictures: FrameCache
  readonly loupe: LoupeStore
  readonly client: Pick<PatientClient, 'drawings'>
  readonly texts: Texts
}

/** One pane of the staff's window, for the patient. It is looked at only. */
export function PatientPane({ shown, size, tiles, pictures, loupe, client, texts }: Props) {
  const { kind, look, sheets, state, layer, days, fromHand } = shown
  const when = useWhen()
  const [view] = useState(() => new FollowedView(followedLook(look, size)))
  useLayoutEffect(() => {
    view.set(followedLook(look, size))
  }, [view, look, size])
  const paths = sheets.flatMap(({ source }) => picturePath(source) ?? [])
  const arrived = useSyncExternalStore(
    (listener) => pictures.onPicture(listener),
    () => paths.filter((path) => pictures.get(path) !== null).length,
  )
  const drawn = useMemo(
    // A picture that has arrived is another picture.
    () => (arrived >= 0 ? followedSheets(shown, size, view, (path) => pictures.get(path)) : []),
    [shown, size, view, pictures, arrived],
  )
  const place = sheets[0]?.place ?? IDENTITY
  const own = useMemo(() => new LinkedView(view, place), [view, place])
  const hand = useMemo(() => new LinkedView(view, inverse(fromHand)), [view, fromHand])
  const drawings = useDrawings(client, shown)
  const line = kind === 'wipe' && state === 'there' ? lineOf(shown, size) : null
  const title = kind === 'change' ? texts.studio.plain.change : texts.studio.plain.layers[layer]
  return (
    <section
      className="patient-pane"
      data-kind={kind}
      data-layer={layer}
      data-state={state}
      aria-label={title}
    >
      <PatientHeading shown={shown} title={title} texts={texts} />
      <div className="patient-picture" role="img" aria-label={title}>
        {state === 'there' ? (
          <LayerStage
            sheets={drawn}
            loupe={loupe}
            view={own}
            fromHand={followedBy(fromHand, place)}
            tiles={tiles}
            pane={size}
          >
            {drawings && <PatientDrawing drawings={drawings} view={own} hand={hand} pane={size} />}
          </LayerStage>
        ) : (
          <p className="patient-note">
            {state === 'coming' ? texts.patientScreen.coming : texts.patientScreen.absent}
          </p>
        )}
        <PatientLegend shown={shown} texts={texts} />
        {line !== null && <div className="patient-line" style={{ left: `${line * 100}%` }} />}
        {kind === 'wipe' &&
          days.map((day, index) => (
            <span key={index} className={`patient-day ${index === 0 ? 'first' : 'second'}`}>
              {when.day(day)}
            </span>
          ))}
      </div>
    </section>
  )
}

/** Where one photo ends and the other begins, a share of the pane's width. */
function lineOf({ sheets, look }: ShownPane, size: ImageSize): number | null {
  const part = sheets.find((sheet) => sheet.part?.[0] === 0)?.part
  return part ? followedShare(part[1], look, size) : null
}
