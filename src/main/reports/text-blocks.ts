import type { PageBlock, Build } from './build.ts'
import type { Tag, TagType } from './canvas.ts'
import { GAP, TEXT, type TextStyle } from './style.ts'

interface TextOptions {
  readonly style?: TextStyle
  readonly tag?: TagType
  /** White above the first line. */
  readonly before?: number
  readonly keepWithNext?: boolean
  /** All of it on one page; for a few lines only. */
  readonly together?: boolean
}

/** A section's heading: never the last of its page. */
export function heading(build: Build, section: Tag, text: string, note = ''): readonly PageBlock[] {
  const head = textBlocks(build, section, text, {
    style: TEXT.heading,
    tag: 'H2',
    before: GAP.section,
    keepWithNext: true,
  })
  if (note === '') return [...head, space(GAP.heading - GAP.paragraph)]
  const lead = textBlocks(build, section, note, { style: TEXT.note, before: 0, keepWithNext: true })
  return [...head, ...lead, space(GAP.heading)]
}

/** White that belongs to what comes after it. */
export function space(height: number): PageBlock {
  return { height, before: 0, keepWithNext: true, draw: () => undefined }
}

/**
 * Text of any length, line by line, so that it can go on on the next page; a paragraph's first two and last two lines stay
 * together. An empty line is white.
 */
export function textBlocks(
  { canvas, width }: Pick<Build, 'canvas' | 'width'>,
  section: Tag,
  text: string,
  {
    style = TEXT.body,
    tag = 'P',
    before = GAP.paragraph,
    keepWithNext = false,
    together = false,
  }: TextOptions = {},
): readonly PageBlock[] {
  const paragraphs = text.split('\n')
  return paragraphs.flatMap((paragraph, index) => {
    const element = section.child(tag)
    const lines = canvas.lines(paragraph, style, width)
    return lines.map((line, at): PageBlock => {
      const last = index === paragraphs.length - 1 && at === lines.length - 1
      const nearEnd = lines.length > 2 && (at === 0 || at === lines.length - 2)
      return {
        height: style.leading,
        before: at > 0 ? 0 : index === 0 ? before : GAP.paragraph / 2,
        keepWithNext: keepWithNext || nearEnd || (lines.length === 2 && at === 0) || (together && !last),
        draw: ({ x, y }) => {
          if (line === '') return
          element.draw(() => {
            canvas.write(line, style, x, y)
          })
        },
      }
    })
  })
}
