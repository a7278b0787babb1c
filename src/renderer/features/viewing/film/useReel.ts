import { useEffect, useEffectEvent, useLayoutEffect, useState, useSyncExternalStore } from 'react'
import type { FilmLayer, PatientFilm } from '../../../../shared/contract/film-state.ts'
import { FrameCache } from '../../../canvas/frame-cache.ts'
import type { MapAppearance } from '../studio.ts'
import { FilmFade } from './film-fade.ts'
import { filmLook, isShown } from './film-look.ts'
import type { FilmReel, ReelState } from './film-reel.ts'
import { loadFilmPicture } from './load-film-picture.ts'
import { wantedPictures } from './wanted-pictures.ts'

/** The reel of a film on the screen: it begins at the photo at hand, plays, and has the pictures round it decoded. */
export function useReel(
  reel: FilmReel,
  film: PatientFilm,
  layer: FilmLayer,
  look: MapAppearance,
): { readonly state: ReelState; readonly cache: FrameCache; readonly fade: FilmFade } {
  const [cache] = useState(() => new FrameCache({ load: loadFilmPicture }))
  const [fade] = useState(() => new FilmFade())
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
    // What is on the screen is kept until something else is there in its place.
    cache.want([...new Set([...fade.paths, ...wantedPictures(film, layer, look, { at, forward })])])
  }, [cache, fade, film, layer, look, at, forward])
  useEffect(
    () => () => {
      reel.stop()
      cache.want([])
    },
    [cache, reel],
  )
  // A picture that is not there yet is waited for: nothing is skipped but what cannot be shown.
  const isReady = useEffectEvent((index: number): boolean => {
    const sheets = filmLook(film, index, layer, look)?.sheets ?? []
    return sheets.every(({ path }) => cache.get(path) !== null || cache.hasFailed(path))
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
  return { state, cache, fade }
}
