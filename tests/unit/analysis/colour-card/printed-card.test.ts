import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { colourCardPdf } from '../../../../scripts/colour-card-pdf.ts'
import { PRINTED_CARD } from '../../../../src/main/analysis/colour-card/reference-values.ts'
import { projectRoot } from '../../../../src/main/project-root.ts'

describe('the card to print', () => {
  const file = colourCardPdf(PRINTED_CARD)

  it('is the one that the program knows', () => {
    expect(readFileSync(join(projectRoot(), 'resources', 'colour-card.pdf'), 'latin1')).toBe(file)
  })

  it('is a page whose table says where its parts are, and whose stream is as long as it says', () => {
    const offsets = [...file.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, digits]) => Number(digits))
    expect(offsets).toHaveLength(5)
    for (const [index, offset] of offsets.entries())
      expect(file.slice(offset).startsWith(`${index + 1} 0 obj`)).toBe(true)
    const start = Number(/startxref\n(\d+)/.exec(file)?.[1])
    expect(file.slice(start).startsWith('xref')).toBe(true)
    const [, length, content] = /\/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/.exec(file) ?? []
    expect(content).toHaveLength(Number(length))
  })

  it('has a rectangle of its own colour for every patch', () => {
    expect([...file.matchAll(/ rg .* re B$/gm)]).toHaveLength(24)
    expect(new Set([...file.matchAll(/^([\d. ]+) rg .* re B$/gm)].map(([, colour]) => colour)).size).toBe(24)
  })
})
