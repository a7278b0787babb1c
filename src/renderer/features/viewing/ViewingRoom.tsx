import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import { arrangePanes } from '../../canvas/pane-arrangement.ts'
import { FILM_CONTROLS_PX, FILM_STRIP_PX } from './film/film-size.ts'
import { FilmPane } from './film/FilmPane.tsx'
import { PairPane } from './PairPane.tsx'
import { PaneFrame } from './PaneFrame.tsx'
import type { Studio } from './studio.ts'
import { isPair, visiblePanes } from './view-choice.ts'

/** As in tokens.css and viewing.css. */
const PANE_HEADER_PX = 36
/** Of narrow panes that name photo and layer, one below the other. */
const TALL_HEADER_PX = 64
const NARROW_PX = 430
/** Of headings in plain words, in one line and in two, with the day below them. */
const PLAIN_HEADER_PX = 68
const PLAIN_TALL_HEADER_PX = 92
const GAP_PX = 2

/** The panes, arranged so that the photo is as large as the room allows. */
export function ViewingRoom({ studio }: { readonly studio: Studio }) {
  const { hand, compared, choice, viewport, tiles } = studio
  const room = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState<ImageSize | null>(null)
  const { view } = hand

  useLayoutEffect(() => {
    const element = room.current
    if (!element) return
    const measure = (): void => {
      setSize({ width: element.clientWidth, height: element.clientHeight })
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => {
      observer.disconnect()
    }
  }, [])

  const { photo, width, height } = view
  useEffect(() => {
    viewport.setImage({ width, height })
  }, [photo, width, height, viewport])
  // Of layers that have gone nothing is kept.
  const sets = [hand, ...compared.map(({ session }) => session.shown)]
    .map((shown) => (shown.phase === 'empty' ? '' : shown.view.set))
    .join(' ')
  useEffect(() => {
    tiles.keepOnly(sets.split(' '))
  }, [sets, tiles])

  const { focus } = choice
  const panes = visiblePanes(choice)
  const [low, high] = studio.plain
    ? [PLAIN_HEADER_PX, PLAIN_TALL_HEADER_PX]
    : [PANE_HEADER_PX, TALL_HEADER_PX]
  const { columns, rows } = size
    ? arrangePanes(panes.length, view, size, GAP_PX, low)
    : { columns: panes.length, rows: 1 }
  const paneWide = size ? Math.max(1, Math.floor((size.width - (columns - 1) * GAP_PX) / columns)) : 1
  const isFilm = focus?.kind === 'film'
  const below = isFilm ? FILM_CONTROLS_PX + FILM_STRIP_PX : 0
  const tall = !isFilm && (studio.plain || studio.photos.length > 1) && paneWide < NARROW_PX
  const pane = size && {
    width: paneWide,
    height: Math.max(1, Math.floor((size.height - (rows - 1) * GAP_PX) / rows) - (tall ? high : low) - below),
  }
  const paneWidth = pane?.width
  const paneHeight = pane?.height
  useLayoutEffect(() => {
    if (paneWidth !== undefined && paneHeight !== undefined)
      viewport.setPane({ width: paneWidth, height: paneHeight })
  }, [paneWidth, paneHeight, viewport])

  return (
    <div
      ref={room}
      className="room"
      data-tall={tall || undefined}
      data-plain={studio.plain || undefined}
      style={{
        gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
        gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))`,
      }}
    >
      {pane && isPair(focus) && <PairPane studio={studio} focus={focus} pane={pane} />}
      {pane && isFilm && <FilmPane studio={studio} layer={focus.layer} pane={pane} />}
      {pane &&
        !isPair(focus) &&
        !isFilm &&
        panes.map((one, index) => (
          <PaneFrame
            // A pane that is enlarged stays the same one, with the focus in it.
            key={focus === null ? index : choice.panes.indexOf(one)}
            studio={studio}
            index={index}
            choice={one}
            pane={pane}
            single={focus !== null}
          />
        ))}
    </div>
  )
}
