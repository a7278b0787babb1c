import { describe, expect, it } from 'vitest'
import { CallError, Client } from '../../../../src/renderer/app/client.ts'
import { EMPTY_SESSION } from '../../../../src/shared/contract/session-state.ts'
import { DEFAULT_SETTINGS } from '../../../../src/shared/contract/settings.ts'
import { FakeApi, ok, refused } from './fake-api.ts'

const clientOf = (answer: unknown): Client => new Client(new FakeApi(() => answer).api)

describe('Client', () => {
  it('hands a request on and gives back the value of the answer', async () => {
    const fake = new FakeApi(() => ok(DEFAULT_SETTINGS))
    const client = new Client(fake.api)
    expect(await client.call('settings:update', DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS)
    expect(fake.calls).toEqual([['settings:update', DEFAULT_SETTINGS]])
    expect(client.languages).toEqual(['en-GB', 'en'])
  })

  it('takes a done piece of work for an answer', async () => {
    await expect(clientOf(ok()).call('photo:close')).resolves.toBeUndefined()
  })

  it.each([
    undefined,
    null,
    'ok',
    {},
    { ok: true },
    { ok: 'true', value: { opened: true } },
    { ok: true, value: { opened: 'yes' } },
    { ok: true, value: { opened: true, extra: 1 } },
    { ok: true, value: { opened: true }, extra: 1 },
    { ok: false },
    { ok: false, error: { kind: 'expected', code: 'NO_SUCH_CODE', message: '' } },
    { ok: false, error: { kind: 'bug', message: 'secret' } },
    { ok: false, error: new Error('secret') },
  ])('takes an answer that breaks the contract for a bug: %j', async (answer) => {
    const failure: unknown = await clientOf(answer)
      .call('photo:choose')
      .catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(CallError)
    expect(failure).toMatchObject({ error: { kind: 'bug' }, message: 'bug' })
  })

  it('takes a transport that fails for a bug, and does not repeat what it said', async () => {
    const client = new Client(new FakeApi(() => Promise.reject(new Error('secret'))).api)
    const failure: unknown = await client.call('photo:close').catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(CallError)
    expect(failure).toMatchObject({ error: { kind: 'bug' }, message: 'bug' })
  })

  it('fails with the error that main answers', async () => {
    await expect(clientOf(refused('NO_PHOTO')).call('analysis:restart')).rejects.toMatchObject({
      name: 'CallError',
      message: 'NO_PHOTO',
      error: { kind: 'expected', code: 'NO_PHOTO' },
    })
    const cancelled = { ok: false, error: { kind: 'cancelled' } }
    await expect(clientOf(cancelled).call('photo:close')).rejects.toMatchObject({
      error: { kind: 'cancelled' },
    })
  })

  it('passes events on as the contract says, drops others, and ends with its subscription', () => {
    const fake = new FakeApi(() => ok())
    const told: unknown[] = []
    const end = new Client(fake.api).on('session:did-change', (state) => told.push(state))
    fake.tell(EMPTY_SESSION)
    for (const payload of [
      undefined,
      null,
      {},
      { ...EMPTY_SESSION, extra: 1 },
      { ...EMPTY_SESSION, shown: { phase: 'unheard-of' } },
      { ...EMPTY_SESSION, opening: { fraction: 1.5 } },
    ])
      fake.tell(payload)
    expect(told).toEqual([EMPTY_SESSION])
    end()
    fake.tell(EMPTY_SESSION)
    expect(told).toHaveLength(1)
  })
})
