import { describe, expect, it } from 'vitest'
import { photosThatCame } from '../../../../../src/renderer/features/records/photos-that-came.ts'
import type { VisitRecord } from '../../../../../src/shared/contract/record-channels.ts'

const visit = { id: 'v' } as VisitRecord
const files = { kind: 'files', files: [new File([], 'a.jpg')] } as const
const folder = { kind: 'folder', entries: [] } as const

describe('photos that come onto a patient’s page', () => {
  it('go into the visit, one by one or as a folder', () => {
    expect(photosThatCame(files, visit, false)).toEqual({ kind: 'files', visit, files: files.files })
    expect(photosThatCame(folder, visit, false)).toEqual({
      kind: 'folder',
      visit,
      source: { kind: 'entries', entries: [] },
    })
  })

  it('go nowhere without a visit, and where no file is among what came', () => {
    expect(photosThatCame(files, undefined, false)).toEqual({ kind: 'no visit' })
    expect(photosThatCame({ kind: 'nothing' }, visit, false)).toEqual({ kind: 'nothing' })
  })

  it('go nowhere while something on the page is not saved: the page would be left, and the text be gone', () => {
    for (const dropped of [files, folder])
      expect(photosThatCame(dropped, visit, true)).toEqual({ kind: 'writing' })
  })
})
