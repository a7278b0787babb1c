import type PDFDocument from 'pdfkit'
import { breakLines } from './break-lines.ts'
import { printableRuns, type GlyphSource, type TextRun } from './printable-text.ts'
import type { TextStyle } from './style.ts'
import type { Language } from '../../shared/contract/settings.ts'

export interface WriteOptions {
  /** The width that the line is set in; with `align` 'left' it says nothing. */
  readonly width?: number
  readonly align?: 'left' | 'right' | 'center'
}

/** A line's box is as high as its style's leading; its letters stand in the middle of it. */
const FONT_HEIGHT = 1.448

type Drawing = PDFKit.PDFDocument

interface FontInUse {
  readonly font: GlyphSource
  /** Thousandths of the size, above the line that letters stand on. */
  readonly ascender: number
}

const nameOf = (run: TextRun, font: TextStyle['font']): string =>
  run.font === 'more' ? `${font}-more` : font

/** The PDF library behind what a report needs of it: measured text line by line, and the tags of its structure. */
export class Canvas {
  readonly document: Drawing
  readonly #usual: GlyphSource
  #more: GlyphSource | undefined
  readonly #language: Language
  readonly #widths = new Map<string, number>()
  readonly root: Tag

  constructor(document: InstanceType<typeof PDFDocument>, language: Language) {
    this.#language = language
    this.document = document
    this.#usual = this.#fontOf('regular').font
    this.root = new Tag(this, 'Document', null)
  }

  /** Points. */
  measure(text: string, { font, size }: TextStyle): number {
    const key = `${font}${size} ${text}`
    let width = this.#widths.get(key)
    if (width === undefined) {
      width = this.#runs(text).reduce((sum, run) => sum + this.#widthOf(run, font, size), 0)
      this.#widths.set(key, width)
    }
    return width
  }

  lines(text: string, style: TextStyle, width: number): readonly string[] {
    return breakLines(text, width, (part) => this.measure(part, style))
  }

  /** One line, whose box has its upper left corner at x, y. */
  write(
    text: string,
    style: TextStyle,
    x: number,
    y: number,
    { width = 0, align = 'left' }: WriteOptions = {},
  ): void {
    const free = align === 'left' ? 0 : width - this.measure(text, style)
    const { ascender } = this.#fontOf(style.font)
    let at = x + (align === 'center' ? free / 2 : free)
    for (const run of this.#runs(text)) {
      // All pieces stand on one line, however high a font's letters are.
      const lower = ((ascender - this.#fontOf(nameOf(run, style.font)).ascender) * style.size) / 1000
      this.document
        .fontSize(style.size)
        .fillColor(style.colour)
        .text(run.text, at, y + (style.leading - FONT_HEIGHT * style.size) / 2 + lower, {
          lineBreak: false,
          ...this.#features(run),
        })
      at += this.#widthOf(run, style.font, style.size)
    }
  }

  /** Several lines under one another; returns the height that they take. */
  writeLines(
    lines: readonly string[],
    style: TextStyle,
    x: number,
    y: number,
    options?: WriteOptions,
  ): number {
    for (const [index, line] of lines.entries())
      this.write(line, style, x, y + index * style.leading, options)
    return lines.length * style.leading
  }

  #runs(text: string): readonly TextRun[] {
    return printableRuns(text, this.#usual, () => (this.#more ??= this.#fontOf('regular-more').font))
  }

  #widthOf(run: TextRun, font: TextStyle['font'], size: number): number {
    return this.document.font(nameOf(run, font)).fontSize(size).widthOfString(run.text, this.#features(run))
  }

  /** Takes a font, and gives it: the library's object, which its types do not know, holds the parsed font, which alone knows its signs. */
  #fontOf(name: string): FontInUse {
    this.document.font(name)
    return (this.document as unknown as { readonly _font: FontInUse })._font
  }

  /** The usual font's quotation marks are as wide as Chinese characters, unless it is asked for the others. */
  #features({ text, font }: TextRun): { features?: PDFKit.Mixins.OpenTypeFeatures[] } {
    return font === 'usual' && this.#language === 'en' && /[‘’“”]/.test(text) ? { features: ['pwid'] } : {}
  }

  rule(x: number, y: number, width: number, colour: string, thickness = 0.6): void {
    this.document
      .moveTo(x, y)
      .lineTo(x + width, y)
      .lineWidth(thickness)
      .strokeColor(colour)
      .stroke()
  }

  /** What readers for the blind pass over: heads, feet, rules. Not inside a tag. */
  artifact(draw: () => void, type: 'Pagination' | 'Layout' = 'Layout'): void {
    this.document.markContent('Artifact', { type })
    draw()
    this.document.endMarkedContent()
  }
}

/** Which cells a head is the head of; the library knows it, its types do not. */
const COLUMN_HEAD: object = { scope: 'Column' }

export type TagType =
  'Document' | 'Sect' | 'H1' | 'H2' | 'P' | 'Figure' | 'Caption' | 'Table' | 'TR' | 'TH' | 'TD' | 'Note'

/**
 * An element of the structure, which comes into being when something of it is drawn: so elements stand in the order in which
 * they are read, and one may go on on the next page.
 */
export class Tag {
  readonly #canvas: Canvas
  readonly #type: TagType
  readonly #parent: Tag | null
  readonly #alt: string | undefined
  #element: PDFKit.PDFStructureElement | undefined

  constructor(canvas: Canvas, type: TagType, parent: Tag | null, alt?: string) {
    this.#canvas = canvas
    this.#type = type
    this.#parent = parent
    this.#alt = alt
  }

  /** `alt`: what a figure shows, in words. */
  child(type: TagType, alt?: string): Tag {
    return new Tag(this.#canvas, type, this, alt)
  }

  draw(content: () => void): void {
    this.#made().add(content)
  }

  #made(): PDFKit.PDFStructureElement {
    if (this.#element) return this.#element
    const { document } = this.#canvas
    this.#element = document.struct(this.#type, {
      ...(this.#alt === undefined ? {} : { alt: this.#alt }),
      ...(this.#type === 'TH' ? COLUMN_HEAD : {}),
    })
    if (this.#parent) this.#parent.#made().add(this.#element)
    else document.addStructure(this.#element)
    return this.#element
  }
}
