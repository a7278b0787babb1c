import type { CARD_CHANNELS, PRINTED_CARD_CHANNELS } from '../../../src/shared/contract/card-channels.ts'
import type { ChannelRequest } from '../../../src/shared/contract/channels.ts'
import type { PrintedCard, PrintFields } from '../../../src/shared/domain/printed-card.ts'

const id = '0123456789abcdef0123456789abcdef'

export const PRINT_FIELDS: PrintFields = {
  patches: Array.from({ length: 24 }, (_, index) => [index / 24, 0.5, 0.25]),
  expected: 1.25,
  sinceDay: '2026-03-09',
}

export const PRINTED_CARD: PrintedCard = { id, ...PRINT_FIELDS, addedMs: 1_800_000_000_000 }

type Channel = keyof typeof CARD_CHANNELS | keyof typeof PRINTED_CARD_CHANNELS

export const CARD_REQUESTS: { readonly [C in Channel]: ChannelRequest<C> } = {
  'card:save': undefined,
  'card:measure-print': undefined,
  'card:cancel-measuring': undefined,
  'card:list-prints': undefined,
  'card:add-print': PRINT_FIELDS,
  'card:remove-print': { id },
}
