import { LoaderCircle, Minimize2, RefreshCw } from 'lucide-react'
import { useMemo } from 'react'
import { ToggleButton } from 'react-aria-components'
import { FILM_LAYERS, type FilmLayer, type PatientFilm } from '../../../../shared/contract/film-state.ts'
import { pigmentOfLayer } from '../../../../shared/imaging/layers.ts'
import type { ImageSize } from '../../../../shared/imaging/pixels.ts'
import { IDENTITY } from '../../../../shared/imaging/similarity.ts'
import { useInterface } from '../../../app/interface-context.ts'
import { errorText } from '../../../i18n/error-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { useMirrored } from '../../mirror/useMirrored.ts'
import { PlainHeading } from '../PlainHeading.tsx'
import { ScaleLegend } from '../ScaleLegend.tsx'
import type { Studio } from '../studio.ts'
import { sideBySide, toggleLayer } from '../view-choice.ts'
import { filmDays, filmSheets } from './film-sheets.ts'
import { filmSeries } from './film-series.ts'
import { FilmControls } from './FilmControls.tsx'
import { FilmPlace } from './FilmPlace.tsx'
import { FilmPicture } from './FilmPicture.tsx'
import { FilmStrip } from './FilmStrip.tsx'
import { useFilm } from './useFilm.ts'
import { useReel } from './useReel.ts'

interface Props {
  readonly studio: Studio
  readonly layer: FilmLayer
  /** Of the picture alone, CSS px. */
  readonly pane: ImageSize
}

/** All photos of one view as a film: a picture, and below it the days and numbers that it is moved along. */
export function FilmPane({ studio, layer, pane }: Props) {
  const { texts } = useInterface()
  const { found, again } = useFilm(studio.hand.view.record?.photo ?? null)
  const pigment = pigmentOfLayer(layer)
  return (
    <section
      className="pane film"
      data-layer={layer}
      data-state={found.kind === 'there' ? 'there' : found.kind === 'coming' ? 'coming' : 'absent'}
      aria-label={texts.film.title}
    >
      {studio.plain && (
        <PlainHeading studio={studio} layer={layer}>
          {pigment && <ScaleLegend pigment={pigment} plain />}
        </PlainHeading>
      )}
      <header className="pane-header" hidden={studio.plain}>
        <p className="pane-pair">
          <strong>{texts.film.title}</strong>
        </p>
        <div className="film-layers" role="group" aria-label={texts.film.layer}>
          {FILM_LAYERS.map((one) => (
            <ToggleButton
              key={one}
              className="button quiet"
              aria-label={texts.layers[one].name}
              isSelected={one === layer}
              onChange={() => {
                studio.onChoice(toggleLayer(studio.choice, one))
              }}
            >
              {texts.layers[one].short}
            </ToggleButton>
          ))}
        </div>
        <p className="pane-meaning">{texts.film.hint}</p>
        <div className="pane-tools">
          {pigment && <ScaleLegend pigment={pigment} />}
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
      {found.kind === 'there' && found.film.frames.length > 0 ? (
        <Reel film={found.film} studio={studio} layer={layer} pane={pane} onAgain={again} />
      ) : (
        <div className="pane-picture film-empty">
          <div className="pane-note film-frame-note">
            {found.kind !== 'failed' && <LoaderCircle className="turning" size={20} aria-hidden />}
            <p>{found.kind === 'failed' ? errorText(found.error, texts) : texts.film.loading}</p>
            {found.kind === 'failed' && (
              <Button onPress={again}>
                <RefreshCw size={16} aria-hidden />
                {texts.film.again}
              </Button>
            )}
          </div>
        </div>
      )}
    </section>
  )
}

interface ReelProps extends Props {
  readonly film: PatientFilm
  readonly onAgain: () => void
}

function Reel({ film, studio, layer, pane, onAgain }: ReelProps) {
  const { hand, photos, reel, viewport, loupe, look, mirror } = studio
  const { state, cache, fade } = useReel(reel, film, layer, look)
  const at = Math.min(state.at, film.frames.length - 1)
  const points = useMemo(() => {
    const ids = film.frames.map(({ photo }) => photo)
    return filmSeries({ hand, photos }, ids, layer)
  }, [film.frames, hand, photos, layer])
  const frame = film.frames[at]
  useMirrored(mirror, 0, viewport, () => ({
    kind: 'film',
    layer,
    state: 'there',
    days: filmDays(fade, film.frames),
    marks: [],
    viewport,
    fromHand: IDENTITY,
    sheets: filmSheets(fade, viewport),
    drawn: null,
  }))
  if (!frame) return null
  const mean = points.find(({ photoId }) => photoId === frame.photo)?.value ?? null
  return (
    <>
      <FilmPicture
        film={film}
        frame={frame}
        layer={layer}
        look={look}
        reel={reel}
        cache={cache}
        fade={fade}
        mirror={mirror}
        loupe={loupe}
        viewport={viewport}
        pane={pane}
        handPhoto={hand.view.photo}
        onAgain={onAgain}
      />
      <div className="film-controls">
        <FilmControls
          reel={reel}
          atFirst={at === 0}
          atLast={at === film.frames.length - 1}
          playing={state.playing}
          speed={state.speed}
        />
        <FilmPlace frames={film.frames} layer={layer} at={at} mean={mean} />
      </div>
      <FilmStrip film={film} layer={layer} reel={reel} at={at} points={points} />
    </>
  )
}
