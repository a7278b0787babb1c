import { useEffect, useEffectEvent, useLayoutEffect, useState, useSyncExternalStore } from 'react'
import { filmPath } from '../../../../shared/contract/film-path.ts'
import type { FilmLayer, PatientFilm } from '../../../../shared/contract/film-state.ts'
import { FrameCache } from '../../../canvas/frame-cache.ts'
import { loadTile } from '../../../canvas/load-tile.ts'
import type { FilmReel, ReelState } from './film-reel.ts'
import { isShown, wantedPictures } from './wanted-pictures.ts'

/** The reel of a film on the screen: it begins at the photo at hand, plays, and has the pictures round it decoded. */
export function useReel(
  reel: FilmReel,
  film: PatientFilm,
  layer: FilmLayer,
  over: boolean,
): { readonly state: ReelState; readonly cache: FrameCache } {
  const [cache] = useState(() => new FrameCache({ load: loadTile }))
  const state = useSyncExternalStore(reel.subscribe, reel.get)
  const { at, forward, playing, speed } = state
  useLayoutEffect(() => {
    const { id, frames, hand } = film
    const playable = frames.map((frame) => isShown(frame, layer))
    const own = frames.findIndex(({ photo }) => photo === hand)
    const photos = frames.map(({ photo }) => photo)
    reel.load(id, playable, Math.max(0, own), photos)
  }, [reel, film, layer])
  useEffect(() => {
    cache.want(wantedPictures(film, layer, over, { at, forward }))
  }, [cache, film, layer, over, at, forward])
  useEffect(
    () => () => {
      reel.stop()
      cache.want([])
    },
    [cache, reel],
  )
  // A picture that is not there yet is waited for: nothing is skipped but what cannot be shown.
  const isReady = useEffectEvent((index: number): boolean => {
    const photo = film.frames[index]?.photo ?? ''
    const path = filmPath({ film: film.id, photo, layer })
    return cache.get(path) !== null || cache.hasFailed(path)
  })
  useEffect(() => {
    if (!playing) return
    const beat = setInterval(() => {
      reel.advance(isReady)
    }, 1000 / speed)
    return () => {
      clearInterval(beat)
    }
  }, [reel, playing, speed])
  return { state, cache }
}
