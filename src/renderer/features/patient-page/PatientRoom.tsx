import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { PatientView } from '../../../shared/contract/patient-view.ts'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import { FrameCache } from '../../canvas/frame-cache.ts'
import { loadTile } from '../../canvas/load-tile.ts'
import { LoupeStore } from '../../canvas/loupe-store.ts'
import { arrangePanes } from '../../canvas/pane-arrangement.ts'
import { TileCache } from '../../canvas/tile-cache.ts'
import type { Texts } from '../../i18n/texts.ts'
import { loadFilmPicture } from '../viewing/film/load-film-picture.ts'
import { picturePath } from './followed-sheets.ts'
import type { PatientClient } from './patient-client.ts'
import { PatientPane } from './PatientPane.tsx'
import { recentPaths } from './recent-paths.ts'

/** As in patient-page.css. */
const HEADER_PX = 84
const GAP_PX = 2

interface Props {
  readonly view: PatientView
  readonly client: Pick<PatientClient, 'drawings'>
  readonly texts: Texts
}

/** The panes of the staff's window, arranged so that they are as large as this one allows. Nothing of them is left when it goes. */
export function PatientRoom({ view, client, texts }: Props) {
  const room = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState<ImageSize | null>(null)
  const [tiles] = useState(() => new TileCache({ load: loadTile }))
  const [pictures] = useState(() => new FrameCache({ load: loadFilmPicture }))
  const [loupe] = useState(() => new LoupeStore())
  const { panes } = view

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
  useLayoutEffect(() => {
    loupe.follow(view.loupe)
  }, [loupe, view.loupe])
  const sources = panes.flatMap(({ sheets }) => sheets.map(({ source }) => source))
  const sets = sources.map((source) => (source.kind === 'layer' ? source.set : '')).join(' ')
  useEffect(() => {
    tiles.keepOnly(sets.split(' '))
  }, [tiles, sets])
  const paths = sources.flatMap((source) => picturePath(source) ?? []).join(' ')
  const [recent] = useState(recentPaths)
  useEffect(() => {
    pictures.want(recent(paths === '' ? [] : paths.split(' ')))
  }, [pictures, recent, paths])
  useEffect(
    () => () => {
      tiles.keepOnly([])
      pictures.want([])
    },
    [tiles, pictures],
  )

  const image = panes[0]?.look.image ?? { width: 1, height: 1 }
  const { columns, rows } = size
    ? arrangePanes(panes.length, image, size, GAP_PX, HEADER_PX)
    : { columns: panes.length, rows: 1 }
  const pane = size && {
    width: Math.max(1, Math.floor((size.width - (columns - 1) * GAP_PX) / columns)),
    height: Math.max(1, Math.floor((size.height - (rows - 1) * GAP_PX) / rows) - HEADER_PX),
  }
  return (
    <div
      ref={room}
      className="patient-room"
      style={{
        gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
        gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))`,
      }}
    >
      {pane &&
        panes.map((one, index) => (
          <PatientPane
            key={index}
            shown={one}
            size={pane}
            tiles={tiles}
            pictures={pictures}
            loupe={loupe}
            client={client}
            texts={texts}
          />
        ))}
    </div>
  )
}
