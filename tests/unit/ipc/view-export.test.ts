import { NO_NUDGE } from '../../../src/shared/domain/nudge.ts'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ViewExport, type ViewExportOptions } from '../../../src/main/ipc/view-export.ts'
import { BasalisError } from '../../../src/shared/contract/errors.ts'
import type { SessionState, Shown } from '../../../src/shared/contract/session-state.ts'

const AREA = { x: 0, y: 48, width: 8, height: 6 }
const PNG = new Uint8Array([1, 2, 3])
const PURPOSE = 'own-copy'
const [OWN, BEFORE, OTHER] = ['own', 'before', 'other']

const fault = (which: ConstructorParameters<typeof BasalisError>[0]) => new BasalisError(which, 'expected')
const state = (shown: Shown): SessionState => ({ shown, opening: null, refusal: null })
const viewed = (photo: string, kept: string | null): SessionState => {
  const record = kept === null ? null : { patient: 'p', photo: kept }
  return state({ phase: 'cancelled', view: { set: '', photo, record, width: 1, height: 1 } })
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'basalis-view-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

/** An export of a screen, and what it does in order. */
const UNCOMPARED = { comparison: null, comparing: false, nudge: NO_NUDGE } as const

function setUp(hand: SessionState, given: Partial<ViewExportOptions> = {}, path: string | null = 'view.png') {
  const done: string[] = []
  const session = { state: hand }
  const note = (what: string) => {
    done.push(what)
    return Promise.resolve()
  }
  const view = new ViewExport({
    records: {
      requireLeave: ({ photos, purpose }) => note(`leave ${purpose} ${photos.join(' ')}`),
      exportView: ({ photos }) => note(`export ${photos.join(' ')}`),
      noteExport: ({ photos, outcome }) => note(`${outcome} ${photos.join(' ')}`),
    },
    session,
    comparison: {
      state: [
        { photo: BEFORE, session: viewed('2', BEFORE), ...UNCOMPARED },
        { photo: OTHER, session: state({ phase: 'empty' }), ...UNCOMPARED },
      ],
    },
    capture: () => note('capture').then(() => PNG),
    chooseFile: () => note('ask').then(() => path && join(folder, path)),
    copy: () => note('copy'),
    ...given,
  })
  return { view, done, session }
}

describe('a picture of the screen', () => {
  it('of a patient’s photos leaves by the records, asked for leave first, and with a line for each', async () => {
    const saving = setUp(viewed('1', OWN))
    expect(await saving.view.save({ area: AREA, photos: [OWN, BEFORE], purpose: PURPOSE })).toBe(true)
    expect(saving.done).toEqual(['leave own-copy own before', 'capture', 'ask', 'export own before'])
    const copying = setUp(viewed('1', OWN))
    await copying.view.copy({ area: AREA, photos: [BEFORE], purpose: PURPOSE })
    expect(copying.done).toEqual(['leave own-copy before', 'capture', 'done before', 'copy'])
    expect(await readdir(folder)).toEqual([])
  })

  it('is not even captured for whom may not export records', async () => {
    const records = { requireLeave: () => Promise.reject(fault('ROLE_REFUSED')) } as never
    const { view, done } = setUp(viewed('1', OWN), { records })
    for (const photos of [[OWN], []]) {
      await expect(view.save({ area: AREA, photos, purpose: PURPOSE })).rejects.toMatchObject({
        code: 'ROLE_REFUSED',
      })
      await expect(view.copy({ area: AREA, photos, purpose: PURPOSE })).rejects.toMatchObject({
        code: 'ROLE_REFUSED',
      })
    }
    expect(done).toEqual([])
  })

  it('of nobody’s photo is written as it is, for anybody, and stands in no log', async () => {
    const { view, done } = setUp(viewed('1', null))
    expect(await view.save({ area: AREA, photos: [], purpose: PURPOSE })).toBe(true)
    expect(new Uint8Array(await readFile(join(folder, 'view.png')))).toEqual(PNG)
    await view.copy({ area: AREA, photos: [], purpose: PURPOSE })
    expect(done).toEqual(['capture', 'ask', 'capture', 'copy'])
  })

  it('is not saved where the dialog was closed, and not half where the place cannot be written', async () => {
    const closed = setUp(viewed('1', OWN), {}, null)
    expect(await closed.view.save({ area: AREA, photos: [OWN], purpose: PURPOSE })).toBe(false)
    expect(closed.done).toEqual(['leave own-copy own', 'capture', 'ask'])
    const nowhere = setUp(viewed('1', null), {}, 'nowhere/view.png')
    await expect(nowhere.view.save({ area: AREA, photos: [], purpose: PURPOSE })).rejects.toMatchObject({
      code: 'OUTPUT_NOT_WRITABLE',
    })
    expect(await readdir(folder)).toEqual([])
  })

  it('that the clipboard does not take stands in the log as failed', async () => {
    const copy = () => Promise.reject(fault('CLIPBOARD_NOT_WRITABLE'))
    const { view, done } = setUp(viewed('1', OWN), { copy })
    await expect(view.copy({ area: AREA, photos: [OWN], purpose: PURPOSE })).rejects.toMatchObject({
      code: 'CLIPBOARD_NOT_WRITABLE',
    })
    expect(done.slice(2)).toEqual(['done own', 'failed own'])
  })

  it('is refused where the page names no photo of the patient’s, or one that is not on the screen', async () => {
    for (const [hand, photos] of [
      [viewed('1', OWN), []],
      [viewed('1', OWN), ['else']],
      // Still being opened.
      [viewed('1', OWN), [OWN, OTHER]],
      [viewed('1', null), [OWN]],
    ] as const) {
      const { view, done } = setUp(hand)
      const refused = view.save({ area: AREA, photos: [...photos], purpose: PURPOSE })
      await expect(refused).rejects.toMatchObject({ code: 'REQUEST_INVALID' })
      expect(done).not.toContain('capture')
    }
  })

  it('fails where no photo is open, or another one came while it was taken', async () => {
    const empty = setUp(state({ phase: 'empty' }))
    await expect(empty.view.copy({ area: AREA, photos: [], purpose: PURPOSE })).rejects.toMatchObject({
      code: 'NO_PHOTO',
    })
    const changing = setUp(viewed('1', null), {
      capture: () => {
        changing.session.state = viewed('9', OWN)
        return Promise.resolve(PNG)
      },
    })
    await expect(changing.view.save({ area: AREA, photos: [], purpose: PURPOSE })).rejects.toMatchObject({
      code: 'NO_PHOTO',
    })
    expect(await readdir(folder)).toEqual([])
  })
})
