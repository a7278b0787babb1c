import { LoaderCircle, RefreshCw } from 'lucide-react'
import { useRef, useSyncExternalStore } from 'react'
import { filmPath } from '../../../../shared/contract/film-path.ts'
import type { FilmFrame, FilmLayer, PatientFilm } from '../../../../shared/contract/film-state.ts'
import type { ImageSize } from '../../../../shared/imaging/pixels.ts'
import { IDENTITY } from '../../../../shared/imaging/similarity.ts'
import { useInterface } from '../../../app/interface-context.ts'
import type { FrameCache } from '../../../canvas/frame-cache.ts'
import type { LoupeStore } from '../../../canvas/loupe-store.ts'
import type { ViewportStore } from '../../../canvas/viewport-store.ts'
import { errorText } from '../../../i18n/error-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { useWhen } from '../../records/useWhen.ts'
import { useGestures } from '../useGestures.ts'
import type { FilmReel } from './film-reel.ts'
import { FilmStage } from './FilmStage.tsx'

interface Props {
  readonly film: PatientFilm
  readonly frame: FilmFrame
  readonly layer: FilmLayer
  readonly opacity: number
  readonly reel: FilmReel
  readonly cache: FrameCache
  readonly loupe: LoupeStore
  readonly viewport: ViewportStore
  readonly pane: ImageSize
  readonly onAgain: () => void
}

/** The frame that is looked at: its picture and its day, or in its place why it is not there. */
export function FilmPicture({ frame, onAgain, ...stage }: Props) {
  const { film, layer, cache, viewport, loupe } = stage
  const { texts } = useInterface()
  const when = useWhen()
  const picture = useRef<HTMLDivElement>(null)
  const path = filmPath({ film: film.id, photo: frame.photo, layer })
  const loaded = useSyncExternalStore(
    (listener) => cache.onPicture(listener),
    () => (cache.get(path) ? 'there' : cache.hasFailed(path) ? 'failed' : 'coming'),
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
