import { describe, expect, it } from 'vitest'
import type { AnnotationDesk } from '../../../../../src/renderer/features/annotations/annotation-desk.ts'
import { drawnOver } from '../../../../../src/renderer/features/viewing/drawn-over.ts'
import { patientDrawings } from '../../../../../src/shared/contract/patient-drawings.ts'
import type { AnnotationShape } from '../../../../../src/shared/domain/annotation.ts'

const ARROW: AnnotationShape = {
  kind: 'arrow',
  colour: 'green',
  from: { x: 1, y: 2 },
  to: { x: 3, y: 4 },
}
const WORDS: AnnotationShape = { kind: 'text', colour: 'green', at: { x: 9, y: 9 } }
const SECRET = 'Wang Wei says so'

function deskWith(shown: boolean): AnnotationDesk {
  const drawn = [
    { key: 'a', shape: ARROW, text: SECRET },
    { key: 'b', shape: WORDS, text: SECRET },
  ]
  const desk: Pick<AnnotationDesk, 'get' | 'seenOn'> = {
    get: () => ({
      photos: [],
      tool: null,
      colour: 'blue',
      shown,
      active: null,
      selected: null,
      typing: null,
    }),
    seenOn: () => drawn,
  }
  return desk as AnnotationDesk
}

describe('what the patient sees of what is drawn', () => {
  it('is the lines, and never a word', () => {
    const drawings = drawnOver(deskWith(true), 'photo', [[{ x: 0, y: 0 }]])
    expect(drawings).toEqual({ rings: [[{ x: 0, y: 0 }]], shapes: [ARROW] })
    expect(JSON.stringify(drawings)).not.toContain(SECRET)
    expect(patientDrawings.parse(drawings)).toEqual(drawings)
  })

  it('is none of what the staff have hidden', () => {
    expect(drawnOver(deskWith(false), 'photo', null)).toEqual({ rings: [], shapes: [] })
  })

  it('has no place for words in the contract', () => {
    const drawings = drawnOver(deskWith(true), 'photo', null)
    const withWords = { ...drawings, shapes: drawings.shapes.map((shape) => ({ ...shape, text: SECRET })) }
    expect(patientDrawings.safeParse(withWords).success).toBe(false)
  })
})
