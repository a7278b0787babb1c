import type { Protocol } from '../cdp/protocol.ts'
import type { Session } from '../cdp/session.ts'
import { guarded } from '../missing.ts'

type ScreenInfo = Pick<
  Protocol.Emulation.ScreenInfo,
  | 'left'
  | 'top'
  | 'width'
  | 'height'
  | 'availLeft'
  | 'availTop'
  | 'availWidth'
  | 'availHeight'
  | 'devicePixelRatio'
  | 'isPrimary'
  | 'id'
>

interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A display in Electron's words, as far as the browser tells. */
export interface HostDisplay {
  readonly id: number
  readonly bounds: Area
  readonly workArea: Area
  readonly scaleFactor: number
}

/** Where the browser does not say what displays there are, there is one. */
const UNKNOWN: ScreenInfo = {
  left: 0,
  top: 0,
  width: 1920,
  height: 1080,
  availLeft: 0,
  availTop: 0,
  availWidth: 1920,
  availHeight: 1080,
  devicePixelRatio: 1,
  isPrimary: true,
  id: '0',
}

let infos: readonly ScreenInfo[] = [UNKNOWN]
let asked: Session | null = null

/** Asks a page's browser for the displays; what was known stays where it does not say. */
export async function learnDisplays(session: Session): Promise<void> {
  asked = session
  const told = await session.send('Emulation.getScreenInfos').catch(() => null)
  if (told && told.screenInfos.length > 0) infos = told.screenInfos
}

/**
 * Electron answers at once and a browser does not: these are the displays as a page, or whoever asked before, has found them last.
 * One that was plugged in since is there the next time.
 */
export const screen = guarded('screen', {
  getAllDisplays: (): HostDisplay[] => {
    const known = infos.map(displayOf)
    if (asked) void learnDisplays(asked)
    return known
  },
  getPrimaryDisplay: (): HostDisplay => displayOf(infos.find(({ isPrimary }) => isPrimary) ?? UNKNOWN),
  /** The one that most of an area lies on; the first where it lies on none. */
  getDisplayMatching: (area: Area): HostDisplay => {
    const displays = infos.map(displayOf)
    const shares = displays.map(({ bounds }) => overlap(bounds, area))
    return displays[shares.indexOf(Math.max(...shares))] ?? displayOf(UNKNOWN)
  },
})

function displayOf(info: ScreenInfo): HostDisplay {
  return {
    id: Number.parseInt(info.id, 10),
    bounds: { x: info.left, y: info.top, width: info.width, height: info.height },
    workArea: { x: info.availLeft, y: info.availTop, width: info.availWidth, height: info.availHeight },
    scaleFactor: info.devicePixelRatio,
  }
}

function overlap(one: Area, other: Area): number {
  const along = (from: number, to: number, otherFrom: number, otherTo: number): number =>
    Math.max(0, Math.min(to, otherTo) - Math.max(from, otherFrom))
  return (
    along(one.x, one.x + one.width, other.x, other.x + other.width) *
    along(one.y, one.y + one.height, other.y, other.y + other.height)
  )
}
