import { describe, expect, it } from 'vitest'
import type { PatientApi } from '../../../../../src/preload/api.ts'
import { PatientClient } from '../../../../../src/renderer/features/patient-page/patient-client.ts'
import type { PatientDisplay } from '../../../../../src/shared/contract/patient-view.ts'
import { patientViewOf } from '../../../ipc/patient-view-of.ts'

const SET = '01234567-89ab-4def-8123-456789abcdef'
const VIEW = patientViewOf(SET)
const BLANK: PatientDisplay = { view: null, language: 'en', theme: 'dark', fullScreen: false }

function fake(answer: unknown, drawings: unknown = null) {
  let tell: (told: unknown) => void = () => undefined
  const toggles: unknown[] = []
  const api: PatientApi = {
    call: {
      'patient-display:get': () => Promise.resolve(answer),
      'patient-display:get-drawings': () => Promise.resolve(drawings),
      'patient-display:toggle-full-screen': () => {
        toggles.push(true)
        return Promise.reject(new Error('no window'))
      },
    },
    on: {
      'patient-display:did-change': (listener) => {
        tell = listener
        return () => undefined
      },
    },
    languages: ['en'],
  }
  return {
    client: new PatientClient(api),
    toggles,
    tell: (told: unknown) => {
      tell(told)
    },
  }
}

describe('the patient’s client', () => {
  it('begins with what main answers, and goes on with what it tells', async () => {
    const { client, tell } = fake({ ok: true, value: { ...BLANK, view: VIEW } })
    expect(await client.begin()).toEqual({ ...BLANK, view: VIEW })
    let changes = 0
    client.subscribe(() => (changes += 1))
    tell({ ...BLANK, theme: 'light' })
    expect(client.get()).toEqual({ ...BLANK, theme: 'light' })
    expect(changes).toBe(1)
  })

  it('takes what was told meanwhile for newer than the answer', async () => {
    const { client, tell } = fake({ ok: true, value: { ...BLANK, view: VIEW } })
    const begun = client.begin()
    tell(BLANK)
    expect(await begun).toEqual(BLANK)
  })

  it('shows nothing where what is told breaks the contract', async () => {
    const { client, tell } = fake({ ok: true, value: { ...BLANK, view: VIEW } })
    await client.begin()
    tell({ ...BLANK, view: { ...VIEW, name: 'somebody' } })
    expect(client.get()?.view).toBeNull()
  })

  it.each([{ ok: false, error: { kind: 'bug' } }, { ok: true, value: { view: null } }, null])(
    'fails where main answers %j',
    async (answer) => {
      await expect(fake(answer).client.begin()).rejects.toThrow()
    },
  )

  it('has what is drawn over a pane', async () => {
    const drawings = { rings: [[{ x: 1, y: 2 }]], shapes: [] }
    const { client } = fake(null, { ok: true, value: { drawings } })
    expect(await client.drawings(SET)).toEqual(drawings)
  })

  it.each([
    { ok: true, value: { drawings: null } },
    { ok: false, error: { kind: 'bug' } },
    { ok: true, value: { drawings: { rings: [], shapes: [], text: 'a word' } } },
  ])('has nothing drawn where main answers %j', async (answer) => {
    expect(await fake(null, answer).client.drawings(SET)).toBeNull()
  })

  it('asks for the full screen, whatever becomes of it', () => {
    const { client, toggles } = fake(null)
    client.toggleFullScreen()
    expect(toggles).toEqual([true])
  })
})
