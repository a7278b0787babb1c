import { fadeTime } from './fade-time.ts'
import type { FilmReel } from './film-reel.ts'

const after = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms)
  })

/** Stops a film, and settles when the visit that it is at has come through the one before: then one photo alone is seen. */
export async function stillFilm(
  reel: Pick<FilmReel, 'get' | 'stop'>,
  lessMotion: boolean,
  wait = after,
): Promise<void> {
  const coming = fadeTime(reel.get(), lessMotion)
  reel.stop()
  await wait(coming)
}
