import { NO_PERCENT } from '../../../shared/imaging/map-marks.ts'
import { MAP_FULL } from '../../../shared/imaging/pigments.ts'

export interface MapPercentsInput {
  /** Means over the pixel, 0 wherever there is no skin. */
  readonly map: Uint16Array<SharedArrayBuffer>
  /** How much of the pixel is skin, 0…255. */
  readonly skin: Uint8Array<SharedArrayBuffer>
}

/** The values of a map's skin in whole percent, rounded down, so that one is below n exactly where the value is; elsewhere `NO_PERCENT`. */
export function mapPercents({ map, skin }: MapPercentsInput): Uint8Array<ArrayBuffer> {
  const percents = new Uint8Array(map.length)
  for (let at = 0; at < map.length; at += 1) {
    const covered = skin[at] as number
    const value = Math.min(MAP_FULL, ((map[at] as number) * 255) / covered)
    percents[at] = covered === 0 ? NO_PERCENT : (value * 100) / MAP_FULL
  }
  return percents
}
