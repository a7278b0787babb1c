import type { BasalisApi } from '../../../../src/preload/api.ts'
import { STAFF_CHANNELS, type StaffChannel } from '../../../../src/shared/contract/channel-names.ts'

/** Main as the preload script shows it to the page: the test says what it answers and when it tells something. */
export class FakeApi {
  readonly calls: [StaffChannel, unknown][] = []
  readonly #listeners = new Set<(payload: unknown) => void>()

  constructor(answer: (channel: StaffChannel, request: unknown) => unknown) {
    const call = (channel: StaffChannel) => async (request?: unknown) => {
      this.calls.push([channel, request])
      return await answer(channel, request)
    }
    this.api = {
      call: Object.fromEntries(
        STAFF_CHANNELS.map((channel) => [channel, call(channel)]),
      ) as unknown as BasalisApi['call'],
      on: {
        'comparison:did-change': () => () => undefined,
        'film:did-change': () => () => undefined,
        'clinic:did-change': () => () => undefined,
        'export:did-change': () => () => undefined,
        'backup:did-change': () => () => undefined,
        'patient-screen:did-change': () => () => undefined,
        'hot-folder:did-change': () => () => undefined,
        'archive:did-change': () => () => undefined,
        'archive:did-progress': () => () => undefined,
        'report:did-progress': () => () => undefined,
        'session:did-change': (listener) => {
          this.#listeners.add(listener)
          return () => {
            this.#listeners.delete(listener)
          }
        },
      },
      languages: ['en-GB', 'en'],
    }
  }

  readonly api: BasalisApi

  tell(payload: unknown): void {
    for (const listener of this.#listeners) listener(payload)
  }
}

export const ok = (value?: unknown): unknown => ({ ok: true, value })
export const refused = (code: string): unknown => ({
  ok: false,
  error: { kind: 'expected', code, message: 'expected one, found another' },
})
