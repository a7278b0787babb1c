import { LoaderCircle, RefreshCw } from 'lucide-react'
import { useMemo, useRef, useSyncExternalStore } from 'react'
import type { FilmFrame, FilmLayer, PatientFilm } from '../../../../shared/contract/film-state.ts'
import type { ImageSize } from '../../../../shared/imaging/pixels.ts'
import { IDENTITY } from '../../../../shared/imaging/similarity.ts'
import { useInterface } from '../../../app/interface-context.ts'
import type { FrameCache } from '../../../canvas/frame-cache.ts'
import { LinkedView } from '../../../canvas/linked-view.ts'
import type { LoupeStore } from '../../../canvas/loupe-store.ts'
import type { ViewportStore } from '../../../canvas/viewport-store.ts'
import { errorText } from '../../../i18n/error-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { AnnotationLayer } from '../../annotations/AnnotationLayer.tsx'
import { useWhen } from '../../records/useWhen.ts'
import { useGestures } from '../useGestures.ts'
import type { PatientMirror } from '../../mirror/patient-mirror.ts'
import type { MapAppearance } from '../studio.ts'
import type { FilmFade } from './film-fade.ts'
import { filmLook } from './film-look.ts'
import type { FilmReel } from './film-reel.ts'
import { FilmAnnotations } from './FilmAnnotations.tsx'
import { FilmStage } from './FilmStage.tsx'

interface Props {
  readonly film: PatientFilm
  readonly frame: FilmFrame
  readonly layer: FilmLayer
  readonly look: MapAppearance
  readonly reel: FilmReel
  readonly cache: FrameCache
  readonly fade: FilmFade
  readonly mirror: PatientMirror
  readonly loupe: LoupeStore
  readonly viewport: ViewportStore
  readonly pane: ImageSize
  /** The photo at hand, as drawing over it knows it. */
  readonly handPhoto: string
  readonly onAgain: () => void
}

/** The frame that is looked at: its picture and its day, or in its place why it is not there. */
export function FilmPicture({ frame, handPhoto, onAgain, ...stage }: Props) {
  const { film, layer, cache, viewport, loupe, look, pane } = stage
  const { texts } = useInterface()
  const when = useWhen()
  const picture = useRef<HTMLDivElement>(null)
  const paths = filmLook(film, film.frames.indexOf(frame), layer, look)?.sheets.map(({ path }) => path) ?? []
  const loaded = useSyncExternalStore(
    (listener) => cache.onPicture(listener),
    () =>
      paths.every((path) => cache.get(path))
        ? 'there'
        : paths.some((path) => cache.hasFailed(path))
          ? 'failed'
          : 'coming',
  )
  useGestures(picture, { viewport, view: viewport, fromHand: IDENTITY, loupe })

  const { made } = frame
  const has = made.kind === 'there' && made.layers.includes(layer)
  const failed = made.kind === 'failed' || (has && loaded === 'failed')
  const coming = made.kind === 'making' || (has && loaded === 'coming')
  const note = {
    failed: made.kind === 'failed' ? errorText(made.error, texts) : texts.notComputed,
    making: texts.film.making,
    waiting: texts.film.waiting,
    there: has ? (loaded === 'coming' ? texts.film.loading : null) : texts.film.noMaps,
  }[failed ? 'failed' : made.kind]
  const place = made.kind === 'there' ? made.place : IDENTITY
  const seen = useMemo(() => new LinkedView(viewport, place), [viewport, place])
  const day = when.day(frame.takenMs)
  const unaligned = made.kind === 'there' && !made.aligned
  return (
    <div className="pane-pictures">
      <div
        ref={picture}
        className="pane-picture"
        role="img"
        aria-label={[
          `${texts.layers[layer].name}, ${day}.`,
          note,
          unaligned && texts.film.notAlignedMeaning,
          texts.film.hint,
          texts.paneHint,
        ]
          .filter(Boolean)
          .join(' ')}
        tabIndex={0}
      >
        <FilmStage {...stage} view={viewport} />
        {note === null &&
          (frame.photo === film.hand ? (
            <AnnotationLayer photo={handPhoto} view={viewport} pane={pane} drawable={false} />
          ) : (
            <FilmAnnotations photo={frame.photo} view={seen} pane={pane} />
          ))}
        <span className="film-day">{day}</span>
        {unaligned && (
          <span className="film-unaligned" title={texts.film.notAlignedMeaning}>
            {texts.film.notAligned}
          </span>
        )}
      </div>
      {/* Not inside the picture, whose gestures would take the button's presses. */}
      {note !== null && (
        <div className="pane-note film-frame-note">
          {coming && <LoaderCircle className="turning" size={20} aria-hidden />}
          <p>{note}</p>
          {made.kind === 'failed' && (
            <Button onPress={onAgain}>
              <RefreshCw size={16} aria-hidden />
              {texts.film.again}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
