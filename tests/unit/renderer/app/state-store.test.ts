import { describe, expect, it } from 'vitest'
import { Client } from '../../../../src/renderer/app/client.ts'
import { StateStore } from '../../../../src/renderer/app/state-store.ts'
import { EMPTY_SESSION, type SessionState } from '../../../../src/shared/contract/session-state.ts'
import { FakeApi, ok } from './fake-api.ts'

const opening = (fraction: number): SessionState => ({ ...EMPTY_SESSION, opening: { fraction } })

function setUp() {
  const fake = new FakeApi(() => ok())
  const store = new StateStore(new Client(fake.api), 'session:did-change', EMPTY_SESSION)
  const seen: SessionState[] = []
  const end = store.subscribe(() => seen.push(store.get()))
  return { fake, store, seen, end }
}

describe('StateStore', () => {
  it('begins empty and takes what main answered when asked', () => {
    const { store, seen } = setUp()
    expect(store.get()).toEqual(EMPTY_SESSION)
    store.begin(opening(0.5))
    expect(store.get()).toEqual(opening(0.5))
    expect(seen).toEqual([opening(0.5)])
  })

  it('keeps what was told before the answer came: the answer is older', () => {
    const { fake, store, seen } = setUp()
    fake.tell(opening(0.7))
    store.begin(opening(0.2))
    expect(store.get()).toEqual(opening(0.7))
    expect(seen).toEqual([opening(0.7)])
  })

  it('follows what main tells, and tells everybody who still listens', () => {
    const { fake, store, seen, end } = setUp()
    store.begin(EMPTY_SESSION)
    fake.tell(opening(0.1))
    fake.tell(opening(0.2))
    expect(seen).toEqual([EMPTY_SESSION, opening(0.1), opening(0.2)])
    end()
    fake.tell(opening(0.3))
    expect(seen).toHaveLength(3)
    expect(store.get()).toEqual(opening(0.3))
  })

  it('gives the same object until something changes, and is not moved by what breaks the contract', () => {
    const { fake, store } = setUp()
    fake.tell(opening(0.1))
    const state = store.get()
    fake.tell({ shown: 'nonsense' })
    expect(store.get()).toBe(state)
  })
})
