import { describe, expect, it } from 'vitest'
import { openPhotos } from '../../../../../src/renderer/features/annotations/open-photos.ts'
import type { ClinicState } from '../../../../../src/shared/contract/clinic-state.ts'
import type { Shown } from '../../../../../src/shared/contract/session-state.ts'
import type { Role } from '../../../../../src/shared/domain/user.ts'
import { REPORT } from '../rendered.ts'

const view = { set: 's', photo: 'p', width: 40, height: 30 }
const patients: Shown = { phase: 'cancelled', view: { ...view, record: { patient: 'a', photo: 'r' } } }
const nobodys: Shown = { phase: 'cancelled', view: { ...view, record: null } }
const EMPTY: ClinicState = { kind: 'empty' }

const open = (role: Role, emergency: string | null = null, readOnly = false): ClinicState => ({
  kind: 'open',
  user: { id: 'u', name: 'Mei', role, createdMs: 1, disabledMs: null },
  emergency,
  damaged: false,
  readOnly,
  demo: false,
})

describe('the photos that can be drawn on', () => {
  it('are none where none is open', () => {
    expect(openPhotos([{ phase: 'empty' }], open('clinician'))).toEqual([])
  })

  it('are a patient’s for whom may write in the record; others may look', () => {
    expect(openPhotos([patients], open('clinician'))).toMatchObject([{ record: 'r', mayWrite: true }])
    expect(openPhotos([patients], open('viewer'))).toMatchObject([{ record: 'r', mayWrite: false }])
    expect(openPhotos([patients], open('admin', 'the patient has collapsed'))).toMatchObject([
      { mayWrite: false },
    ])
  })

  it('are no patient’s while the records take nothing: what is drawn would be lost; one may look', () => {
    const readOnly = open('clinician', null, true)
    expect(openPhotos([patients], readOnly)).toMatchObject([{ record: 'r', mayWrite: false }])
    expect(openPhotos([nobodys], readOnly)).toMatchObject([{ record: null, mayWrite: true }])
  })

  it('are no patient’s for whom may not look at it, in the moment before it leaves the screen', () => {
    for (const clinic of [open('admin'), open('auditor'), EMPTY])
      expect(openPhotos([patients], clinic)).toEqual([])
  })

  it('are nobody’s for everybody', () => {
    for (const clinic of [open('viewer'), open('auditor'), EMPTY])
      expect(openPhotos([nobodys], clinic)).toMatchObject([{ photo: 'p', record: null, mayWrite: true }])
  })

  it('have the scale that their analysis found', () => {
    const report = { ...REPORT, scale: { pxPerMm: 8 } }
    const ready: Shown = { phase: 'ready', view: nobodys.view, report, kept: null }
    expect(openPhotos([ready], EMPTY)).toMatchObject([{ pxPerMm: 8 }])
    expect(openPhotos([nobodys], EMPTY)).toMatchObject([{ pxPerMm: null }])
  })
})
