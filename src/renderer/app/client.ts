import type { BasalisApi } from '../../preload/api.ts'
import type { StaffChannel, StaffEvent } from '../../shared/contract/channel-names.ts'
import {
  CHANNELS,
  EVENTS,
  type ChannelRequest,
  type ChannelResponse,
  type EventPayload,
} from '../../shared/contract/channels.ts'
import { answer, type PageError } from '../../shared/contract/error-data.ts'

/** A channel answered with an error. */
export class CallError extends Error {
  override readonly name = 'CallError'
  readonly error: PageError

  constructor(error: PageError) {
    super(error.kind === 'expected' ? error.code : error.kind)
    this.error = error
  }
}

/** Whether a call ended because the user wanted it to. */
export const wasCancelled = (error: unknown): boolean =>
  error instanceof CallError && error.error.kind === 'cancelled'

/** The application as the page sees it: every answer and event is parsed before anybody looks at it. */
export class Client {
  readonly #api: BasalisApi

  constructor(api: BasalisApi) {
    this.#api = api
  }

  get languages(): readonly string[] {
    return this.#api.languages
  }

  /** Fails with CallError. */
  async call<C extends StaffChannel>(
    channel: C,
    ...[request]: undefined extends ChannelRequest<C> ? [] : [ChannelRequest<C>]
  ): Promise<ChannelResponse<C>> {
    // A transport that fails gives no answer, which is as good as one that breaks the contract.
    const answered = await this.#api.call[channel](request).catch(() => null)
    const reply = answer(CHANNELS[channel].response).safeParse(answered)
    if (!reply.success) throw new CallError({ kind: 'bug' })
    if (!reply.data.ok) throw new CallError(reply.data.error)
    return reply.data.value as ChannelResponse<C>
  }

  /** Returns what ends the subscription. An event that breaks the contract is not passed on. */
  on<E extends StaffEvent>(event: E, listener: (payload: EventPayload<E>) => void): () => void {
    return this.#api.on[event]((payload) => {
      const parsed = EVENTS[event].safeParse(payload)
      if (parsed.success) listener(parsed.data as EventPayload<E>)
    })
  }
}
