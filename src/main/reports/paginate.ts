/** A piece of a page that is never cut: a line, a row, a picture with its caption. Lengths in points. */
export interface Block {
  readonly height: number
  /** White above it; none at the top of a page. */
  readonly before: number
  /** Never the last of its page: a heading, the first line of a paragraph, a row that the next one belongs to. */
  readonly keepWithNext?: boolean
  /** Begins a page. */
  readonly newPage?: boolean
  /** Stands above it where it comes first on a page: the head of its table. */
  readonly head?: Block
}

export interface Placed<B extends Block> {
  readonly block: B
  /** From the top of the page's room. */
  readonly y: number
  /** It stands here a second time. */
  readonly repeated: boolean
}

/**
 * Lays blocks on pages one below the other. What belongs together goes on to the next page together where that has room for all
 * of it; otherwise it breaks where it must. A block that is higher than a page has a page for itself. `roomOf`: a page's
 * height by its number from 0. There is always at least one page.
 */
export function paginate<B extends Block & { readonly head?: B }>(
  blocks: readonly B[],
  roomOf: (page: number) => number,
): readonly (readonly Placed<B>[])[] {
  const pages: Placed<B>[][] = [[]]
  let y = 0
  const turn = (): void => {
    pages.push([])
    y = 0
  }
  const put = (block: B, repeated: boolean): void => {
    const page = pages.at(-1)
    const top = page?.length === 0 ? 0 : y + block.before
    page?.push({ block, y: top, repeated })
    y = top + block.height
  }
  const fits = (height: number): boolean => y === 0 || y + height <= roomOf(pages.length - 1)

  for (let at = 0; at < blocks.length;) {
    const group = groupAt(blocks, at)
    at += group.length
    if (group[0]?.newPage === true && y > 0) turn()
    const height = group.reduce((sum, block) => sum + block.before + block.height, 0)
    if (!fits(height) && height <= roomOf(pages.length)) turn()
    for (const block of group) {
      if (!fits(block.before + block.height)) turn()
      if (y === 0 && block.head) put(block.head, true)
      put(block, false)
    }
  }
  return pages
}

/** A block and those that must not be parted from it. */
function groupAt<B extends Block>(blocks: readonly B[], at: number): readonly B[] {
  let end = at
  while (end < blocks.length - 1 && blocks[end]?.keepWithNext === true) end += 1
  return blocks.slice(at, end + 1)
}
