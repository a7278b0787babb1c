import { LoaderCircle, Minimize2 } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { ComparedPhoto } from '../../../shared/contract/comparison-state.ts'
import { pigmentOfLayer } from '../../../shared/imaging/layers.ts'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import { IDENTITY } from '../../../shared/imaging/similarity.ts'
import { useInterface } from '../../app/interface-context.ts'
import { LayerStage } from '../../canvas/LayerStage.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { layerSheet } from '../mirror/shown-pane.ts'
import { useMirrored } from '../mirror/useMirrored.ts'
import { useWhen } from '../records/useWhen.ts'
import { ChangeLegend } from './ChangeLegend.tsx'
import { LightLegend } from './LightLegend.tsx'
import { changeSheets, wipeSheets } from './pair-sheets.ts'
import { layerState, panePhoto } from './pane-photo.ts'
import { PlainHeading } from './PlainHeading.tsx'
import { ScaleLegend } from './ScaleLegend.tsx'
import { placeOf, type Studio } from './studio.ts'
import { useGestures } from './useGestures.ts'
import { usePaneView, useSheets } from './usePaneView.ts'
import { changedPigment, sideBySide, type PairFocus } from './view-choice.ts'
import { useChangePicture } from './useChangePicture.ts'
import { WipeLine } from './WipeLine.tsx'

interface Props {
  readonly studio: Studio
  readonly focus: PairFocus
  readonly pane: ImageSize
}

/** How long each of two photos is seen in turns, ms. */
const TURN_MS = 700

/** Two photos over one another, the earlier one on the left or first. */
export function PairPane({ studio, focus, pane }: Props) {
  const { hand, compared, photos, choice, viewport, loupe, tiles, look } = studio
  const { texts } = useInterface()
  const when = useWhen()
  const picture = useRef<HTMLDivElement>(null)
  const [line, setLine] = useState(0.5)
  const second = useTurns(focus.kind === 'flicker')
  const pigmentOfChange = focus.kind === 'change' ? changedPigment(choice) : null
  const layer = pigmentOfChange ? (`map.${pigmentOfChange}` as const) : focus.layer
  const other = panePhoto(hand, compared, focus.photo)
  const own = panePhoto(hand, compared, null)
  const taken = (id: string | undefined): number => photos.find((one) => one.id === id)?.takenMs ?? 0
  const [otherMs, ownMs] = [taken(focus.photo), taken(hand.view.record?.photo)]
  const otherFirst = otherMs <= ownMs
  const ready = [layerState(other, layer), layerState(own, layer)].find((one) => one !== 'there') ?? 'there'
  const slot = compared.find((one) => one.photo === focus.photo)
  const changed =
    pigmentOfChange && other.view && slot?.comparison && ready === 'there'
      ? {
          hand: hand.view.set,
          other: other.view.set,
          pigment: pigmentOfChange,
          earlier: otherFirst ? ('other' as const) : ('hand' as const),
          version: versionOf(slot),
        }
      : null
  const change = useChangePicture(changed)
  const state = focus.kind === 'change' && ready === 'there' ? changeState(slot, change) : ready

  const otherSeen = usePaneView(viewport, null, placeOf(studio, focus.photo, other.view), false)
  const handSheets = useSheets(hand.view, layer, viewport, look)
  const otherSheets = useSheets(other.view, layer, otherSeen, look)
  const sheets = useMemo(() => {
    if (focus.kind === 'change') return changeSheets(handSheets, change)
    const [before, after] = otherFirst ? [otherSheets, handSheets] : [handSheets, otherSheets]
    if (focus.kind === 'flicker') return second ? after : before
    return wipeSheets({ before, after }, line)
  }, [handSheets, otherSheets, otherFirst, focus.kind, second, line, change])
  useGestures(picture, { viewport, view: viewport, fromHand: IDENTITY, loupe })

  const [beforeMs, afterMs] = otherFirst ? [otherMs, ownMs] : [ownMs, otherMs]
  useMirrored(studio.mirror, 0, viewport, () => ({
    kind: focus.kind,
    layer,
    state,
    marks: [],
    days: { wipe: [beforeMs, afterMs], flicker: [second ? afterMs : beforeMs], change: [beforeMs, afterMs] }[
      focus.kind
    ],
    viewport,
    fromHand: IDENTITY,
    sheets: sheets.map((sheet) =>
      changed ? { ...layerSheet(sheet), source: { kind: 'change', ...changed } } : layerSheet(sheet),
    ),
    drawn: null,
  }))
  const pigment = pigmentOfLayer(layer)
  return (
    <section
      className="pane"
      data-pair={focus.kind}
      data-layer={layer}
      data-state={state}
      aria-label={texts.studio.pairs[focus.kind]}
    >
      {studio.plain && (
        <PlainHeading
          studio={studio}
          layer={layer}
          {...(focus.kind === 'change' && { title: texts.studio.plain.change })}
        >
          {focus.kind === 'change' ? <ChangeLegend /> : pigment && <ScaleLegend pigment={pigment} plain />}
          <LightLegend layer={layer} of={look.lightOf} texts={texts} />
        </PlainHeading>
      )}
      <header className="pane-header" hidden={studio.plain}>
        <p className="pane-pair">
          <strong>{texts.studio.pairs[focus.kind]}</strong>
          <span>{texts.layers[layer].name}</span>
          <LightLegend layer={layer} of={look.lightOf} texts={texts} />
        </p>
        <p className="pane-meaning">{texts.studio.pairHints[focus.kind]}</p>
        <div className="pane-tools">
          {focus.kind === 'change' ? <ChangeLegend /> : pigment && <ScaleLegend pigment={pigment} />}
          <IconButton
            icon={Minimize2}
            label={texts.actions.sideBySide}
            small
            onPress={() => {
              studio.onChoice(sideBySide(studio.choice))
            }}
          />
        </div>
      </header>
      <div className="pane-pictures">
        <div
          ref={picture}
          className="pane-picture"
          role="img"
          aria-label={`${texts.studio.pairs[focus.kind]}. ${texts.layers[layer].meaning} ${texts.paneHint}`}
          tabIndex={0}
        >
          {state === 'there' ? (
            <LayerStage
              sheets={sheets}
              loupe={loupe}
              view={viewport}
              fromHand={IDENTITY}
              tiles={tiles}
              pane={pane}
            />
          ) : (
            <div className="pane-note">
              {state === 'coming' && <LoaderCircle className="turning" size={20} aria-hidden />}
              <p>
                {state === 'coming'
                  ? texts.computing
                  : focus.kind === 'change'
                    ? texts.studio.noChange
                    : texts.notComputed}
              </p>
            </div>
          )}
          {state === 'there' && focus.kind === 'change' && (
            <span className="pair-day first">
              {texts.studio.changeFrom(when.day(beforeMs), when.day(afterMs))}
            </span>
          )}
          {state === 'there' && focus.kind !== 'change' && (
            <>
              {(focus.kind === 'wipe' || !second) && (
                <span className="pair-day first">{when.day(beforeMs)}</span>
              )}
              {(focus.kind === 'wipe' || second) && (
                <span className="pair-day second">{when.day(afterMs)}</span>
              )}
            </>
          )}
        </div>
        {state === 'there' && focus.kind === 'wipe' && <WipeLine at={line} onMove={setLine} />}
      </div>
    </section>
  )
}

/** Of how a photo lies on the one at hand. */
const versionOf = ({ nudge: { dx, dy, rotationDegrees, scale } }: ComparedPhoto): string =>
  [dx, dy, rotationDegrees, scale].join('_')

/** Whether a change can be shown yet, and if not, whether it will be. */
function changeState(
  slot: ComparedPhoto | undefined,
  change: ImageBitmap | null | undefined,
): 'there' | 'coming' | 'absent' {
  if (change) return 'there'
  const aligned = slot?.comparison ? change !== null : !slot || slot.comparing
  return aligned ? 'coming' : 'absent'
}

/** Goes to and fro while `active`. */
function useTurns(active: boolean): boolean {
  const [second, setSecond] = useState(false)
  useEffect(() => {
    if (!active) return
    const turning = setInterval(() => {
      setSecond((before) => !before)
    }, TURN_MS)
    return () => {
      clearInterval(turning)
    }
  }, [active])
  return second
}
