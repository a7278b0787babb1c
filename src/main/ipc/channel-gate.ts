import { windowFor, type ChannelName, type WindowRole } from '../../shared/contract/channel-names.ts'
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
 * The one way from a page to the application: checks who asks, parses what is asked, and answers with a value of the
 * contract or an error as data. A handler only ever sees parsed requests from the window that its channel belongs to.
 */
export class ChannelGate {
  readonly #options: GateOptions

  constructor(options: GateOptions) {
    this.#options = options
  }

  /** `from`: the window whose own page asks; null: anybody else. */
  async answer(channel: ChannelName, from: WindowRole | null, payload: unknown): Promise<Answer<unknown>> {
    try {
      const wanted = windowFor(channel)
      if (from !== wanted)
        throw new BasalisError(
          'REQUEST_REFUSED',
          `expected the page of the ${wanted}’s window, found ${from === null ? 'another' : `that of the ${from}’s`}`,
        )
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
