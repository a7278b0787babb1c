import type { PRINTED_CARD_CHANNELS } from '../../../shared/contract/card-channels.ts'
import type { PrintedCard } from '../../../shared/domain/printed-card.ts'
import type { RecordHandlers } from './record-context.ts'

const idOf = ({ id }: PrintedCard): string => id

export const PRINTED_CARD_HANDLERS: Pick<RecordHandlers, keyof typeof PRINTED_CARD_CHANNELS> = {
  'card:list-prints': ({ store }) => [...store.printedCards.list()],
  'card:add-print': ({ store, actor }, fields) =>
    store.save(actor, 'clinic.add-print', (nowMs) => store.printedCards.add(fields, nowMs), idOf),
  'card:remove-print': ({ store, actor }, { id }) =>
    store.save(actor, 'clinic.remove-print', () => store.printedCards.remove(id), idOf),
}
