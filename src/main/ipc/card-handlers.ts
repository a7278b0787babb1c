import type { CARD_CHANNELS, PRINTED_CARD_CHANNELS } from '../../shared/contract/card-channels.ts'
import type { MeasuredPrint, PrintRefusal } from '../../shared/domain/printed-card.ts'
import type { RecordsService } from '../records/service/records-service.ts'
import type { ChannelHandlers } from './channel-gate.ts'

export interface CardServices {
  readonly records: Pick<RecordsService, 'answer' | 'require'>
  /** False: the dialog was closed. */
  readonly saveCard: () => Promise<boolean>
  readonly prints: {
    /** Of a photo that the user chooses; null: the dialog was closed. Fails with CancelledError, or as the decoder does. */
    readonly measure: () => Promise<MeasuredPrint | PrintRefusal | null>
    readonly cancel: () => void
  }
}

export function cardHandlers({
  records,
  saveCard,
  prints,
}: CardServices): Pick<ChannelHandlers, keyof typeof CARD_CHANNELS | keyof typeof PRINTED_CARD_CHANNELS> {
  return {
    'card:save': async () => ({ saved: await saveCard() }),
    'card:measure-print': async () => {
      await records.require('clinic.write')
      const found = await prints.measure()
      return typeof found === 'string'
        ? { measured: null, refused: found }
        : { measured: found, refused: null }
    },
    'card:cancel-measuring': () => {
      prints.cancel()
    },
    'card:list-prints': (request) => records.answer('card:list-prints', request),
    'card:add-print': (request) => records.answer('card:add-print', request),
    'card:remove-print': (request) => records.answer('card:remove-print', request),
  }
}
