import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { expect } from 'vitest'
import { isWithin, pictureDifference, type Tolerance } from '../../support/compare-pictures.ts'
import type { Host } from './app-session.ts'

/** Windows as they are meant to look. BASALIS_LOOKS=write makes them anew: then look at every one before it is committed. */
export const LOOKS = join(import.meta.dirname, '..', 'looks')

/**
 * Of red, green and blue in squares of 8 px at half size: letters may be drawn a little otherwise and a figure may differ in its
 * last digit; a pane that has moved by 6 px, another scale of colours or a control that is missing is told apart.
 */
export const LOOKS_TOLERANCE: Tolerance = { square: 30, mean: 1 }

const BETWEEN_MS = 250
/** Nothing is measured with it. */
const PATIENCE_MS = 20_000

interface Look {
  readonly host: Host
  /** What differs from one run to the next, as times do: covered. */
  readonly except?: readonly Locator[]
}

/**
 * Compares what is on the screen with the picture of that name, once nothing moves any more. Pictures are the Chromium host's: its
 * browser is the one of the machine on which they were made.
 */
export async function expectLooks(page: Page, name: string, { host, except = [] }: Look): Promise<void> {
  if (host !== 'chromium') {
    console.warn(`skipped: what ${name} looks like: the picture is the Chromium host's`)
    return
  }
  const file = join(LOOKS, `${name}.png`)
  if (process.env['BASALIS_LOOKS'] === 'write') {
    mkdirSync(LOOKS, { recursive: true })
    writeFileSync(file, await halved(page, except))
  }
  const wanted = readFileSync(file)
  const begun = performance.now()
  for (;;) {
    const seen = await halved(page, except)
    const difference = await pictureDifference(seen, wanted, 'rgb')
    if (isWithin(difference, LOOKS_TOLERANCE)) return
    // A tile may still be on its way on a machine that does much else.
    if (performance.now() - begun < PATIENCE_MS) continue
    const kept = join(tmpdir(), `basalis-looks-${name}.png`)
    writeFileSync(kept, seen)
    expect.fail(`expected ${file}, found ${kept}: ${JSON.stringify(difference)}`)
  }
}

/** The screen at half size and in the colours that the pictures are kept in. */
async function halved(page: Page, except: readonly Locator[]): Promise<Buffer> {
  const width = Math.round((await page.evaluate<number>('innerWidth')) / 2)
  return sharp(await still(page, except))
    .resize({ width })
    .removeAlpha()
    .png({ palette: true, colours: 192, dither: 0 })
    .toBuffer()
}

/** The screen, when two pictures of it in a row are the same. */
async function still(page: Page, except: readonly Locator[]): Promise<Buffer> {
  let before: Buffer = Buffer.alloc(0)
  for (;;) {
    const now = await page.screenshot({ mask: [...except], maskColor: '#808080', caret: 'hide' })
    if (now.equals(before)) return now
    before = now
    await page.waitForTimeout(BETWEEN_MS)
  }
}
