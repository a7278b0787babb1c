import { BasalisError } from '../../../shared/contract/errors.ts'
import type { ERASE_CHANNELS } from '../../../shared/contract/erase-channels.ts'
import type { RecordContext, RecordHandlers } from './record-context.ts'

export const ERASE_HANDLERS: Pick<RecordHandlers, keyof typeof ERASE_CHANNELS> = {
  'patient:identify': (context, { number, birthDate }) =>
    context.store.contentsOf(identified(context, number, birthDate)),
  'patient:erase': async (context, { number, birthDate, again }) => {
    if (again !== number) throw refused(context)
    const id = identified(context, number, birthDate)
    await context.store.erasePatient(context.actor, id)
    return { id }
  },
}

function identified(context: RecordContext, number: string, birthDate: string | null): string {
  const id = context.store.patients.identify(number, birthDate)
  if (id === null) throw refused(context)
  return id
}

/** Who tries numbers and birthdays stands in the log; which of the two was wrong nobody learns. */
function refused({ store, actor }: RecordContext): BasalisError {
  store.note(actor, 'patient.erase', 'refused')
  return new BasalisError('IDENTITY_UNKNOWN', 'expected number and birthday of one patient, found others')
}
