import type { PrintToPDFOptions } from 'electron'
import type { Protocol } from '../cdp/protocol.ts'

/** Paper in inches, upright. */
const PAPER: Readonly<Record<string, readonly [width: number, height: number]>> = {
  A3: [11.7, 16.54],
  A4: [8.27, 11.69],
  A5: [5.83, 8.27],
  Letter: [8.5, 11],
  Legal: [8.5, 14],
  Tabloid: [11, 17],
}

/** Electron's options for a PDF in the debugging protocol's words. */
export function printParameters(options: PrintToPDFOptions): Protocol.Page.printToPDFParameters {
  const { pageSize = 'Letter', margins, ...same } = options
  const paper = typeof pageSize === 'object' ? ([pageSize.width, pageSize.height] as const) : PAPER[pageSize]
  if (paper === undefined)
    throw new Error(`printToPDF: expected a size or one of ${Object.keys(PAPER).join(', ')}`)
  const edges = {
    marginTop: margins?.top,
    marginBottom: margins?.bottom,
    marginLeft: margins?.left,
    marginRight: margins?.right,
  }
  const given = Object.entries({ ...same, ...edges }).filter(([, value]) => value !== undefined)
  return { ...Object.fromEntries(given), paperWidth: paper[0], paperHeight: paper[1] }
}
