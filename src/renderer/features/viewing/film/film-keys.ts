import type { FilmReel } from './film-reel.ts'

/** What keys do while a film is on the screen. */
export const filmKeys = (reel: FilmReel): Readonly<Record<string, () => void>> => ({
  ArrowLeft: () => {
    reel.step(-1)
  },
  ArrowRight: () => {
    reel.step(1)
  },
  Home: () => {
    reel.first()
  },
  End: () => {
    reel.last()
  },
  ' ': () => {
    reel.togglePlay()
  },
})
