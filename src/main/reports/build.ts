import type { ReportContent } from '../../shared/reports/report-content.ts'
import type { ReportTexts } from '../../shared/reports/texts/report-texts.ts'
import type { Canvas } from './canvas.ts'
import type { Block } from './paginate.ts'
import type { PrintPictures, PrintRequest } from './print-requests.ts'
import type { ReportWords } from './report-words.ts'

/** Upper left corner of a block on its page, points. */
export interface Place {
  readonly x: number
  readonly y: number
}

/** A block that can be drawn. */
export interface PageBlock extends Block {
  readonly head?: PageBlock
  /** Pictures that have to be made before it is drawn. */
  readonly pictures?: readonly PrintRequest[]
  /** `repeated`: a second time, as the head of a table that goes on; then it is no part of the structure. */
  readonly draw: (place: Place, files: PrintedFiles, repeated: boolean) => void
}

export type PrintedFiles = ReadonlyMap<PrintRequest, Uint8Array>

/** What every section is built from. */
export interface Build {
  readonly content: ReportContent
  readonly texts: ReportTexts
  readonly words: ReportWords
  readonly canvas: Canvas
  readonly pictures: PrintPictures
  /** Of the room inside the margins. */
  readonly width: number
  /** Of a page's room; what pictures are measured by. */
  readonly room: number
  /** There is little room: pictures stand in one row where they would stand in two. */
  readonly dense: boolean
}

/** A part of the report: its blocks one below the other; none where there is nothing to say. */
export type Section = (build: Build) => readonly PageBlock[]
