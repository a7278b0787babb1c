import { describe, expect, it } from 'vitest'
import { groupsOf } from '../../../../../src/renderer/features/records/outbox-groups.ts'
import type { OutboxLine } from '../../../../../src/shared/domain/archive.ts'

const [A, B] = ['a'.repeat(32), 'b'.repeat(32)]
let count = 0
const line = (given: Partial<OutboxLine>): OutboxLine => ({
  ...{ id: String((count += 1)), photoId: A, part: 'photo', state: 'queued', reason: '', attempts: 0 },
  ...{ nextMs: 5, ofMs: 1, changedMs: 1 },
  ...given,
})

describe('what is on its way', () => {
  it('is said once for parts of a photo that stand alike, and apart where they do not', () => {
    const away = { reason: 'ARCHIVE_UNREACHABLE' }
    const groups = groupsOf([
      line({ ...away, nextMs: 9 }),
      line({ ...away, part: 'map-red', nextMs: 7 }),
      line({ part: 'map-brown', state: 'sending', nextMs: null }),
      line({ ...away, photoId: B, ofMs: 2 }),
      line({ ...away, part: 'numbers', nextMs: 8 }),
      line({ photoId: B, part: 'numbers', state: 'failed', reason: 'DICOM_A900', nextMs: null, ofMs: 2 }),
    ])
    expect(groups.map(({ parts, ofMs, state, nextMs }) => [parts, ofMs, state, nextMs])).toEqual([
      [['photo', 'map-red', 'numbers'], 1, 'queued', 7],
      [['map-brown'], 1, 'sending', null],
      [['photo'], 2, 'queued', 5],
      [['numbers'], 2, 'failed', null],
    ])
  })

  it('leaves out what is there, and keeps each report by itself', () => {
    const report = { photoId: null, part: 'report' } as const
    expect(groupsOf([line({ state: 'sent', nextMs: null })])).toEqual([])
    expect(groupsOf([line(report), line(report), line({ ...report, state: 'sent' })])).toHaveLength(2)
  })
})
