import type { ChannelName } from '../../shared/contract/channel-names.ts'
import { CHANNELS, type ChannelRequest, type ChannelResponse } from '../../shared/contract/channels.ts'
import type { Answer, PageError } from '../../shared/contract/error-data.ts'
import { BasalisError } from '../../shared/contract/errors.ts'
import { pageErrorOf } from '../viewing/page-error.ts'

export type ChannelHandlers = {
  readonly [C in ChannelName]: (
    request: ChannelRequest<C>,
  ) => ChannelResponse<C> | Promise<ChannelResponse<C>>
}

export interface GateOptions {
  readonly handlers: ChannelHandlers
  /** Told of failures that nobody foresaw; the page learns only that there was one. */
  readonly onBug: (channel: ChannelName, error: unknown) => void
}

/**
 * The one way from the page to the application: checks who asks, parses what is asked, and answers with a value of the
 * contract or an error as data. A handler only ever sees parsed requests from the application's own page.
 */
export class ChannelGate {
  readonly #options: GateOptions

  constructor(options: GateOptions) {
    this.#options = options
  }

  async answer(channel: ChannelName, trusted: boolean, payload: unknown): Promise<Answer<unknown>> {
    try {
      if (!trusted)
        throw new BasalisError('REQUEST_REFUSED', 'expected the application’s own page, found another')
      const { request, response } = CHANNELS[channel]
      const parsed = request.safeParse(payload)
      // What the parser says may repeat the payload, and with it patient data.
      if (!parsed.success)
        throw new BasalisError('REQUEST_INVALID', `expected a request of ${channel}, found something else`)
      const handle = this.#options.handlers[channel] as (request: unknown) => unknown
      return { ok: true, value: response.parse(await handle(parsed.data)) }
    } catch (error) {
      return { ok: false, error: this.#told(channel, error) }
    }
  }

  #told(channel: ChannelName, error: unknown): PageError {
    const told = pageErrorOf(error)
    if (told.kind === 'bug') this.#options.onBug(channel, error)
    return told
  }
}
