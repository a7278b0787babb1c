import { ArrowLeftRight, Combine } from 'lucide-react'
import { useState } from 'react'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { FormCard } from './FormCard.tsx'
import { MergeTable } from './MergeTable.tsx'
import { NamesButton } from './privacy.tsx'
import { RecordUnread } from './RecordUnread.tsx'
import { useAction } from './useAction.ts'
import { usePatientRecords } from './usePatientRecords.ts'

interface Props {
  readonly ids: readonly [string, string]
  readonly onAnother: () => void
  readonly onBack: () => void
  readonly onMerged: (keptId: string, merge: string) => void
}

/** Both records side by side, which of them stays, and what will happen. */
export function MergeChoice({ ids, onAnother, onBack, onMerged }: Props) {
  const { texts, client } = useInterface()
  const { merge, loading, saving } = texts.records
  const { busy, fault, run } = useAction()
  const { found, error } = usePatientRecords(ids)
  const [swapped, setSwapped] = useState(false)
  const [kept, other] = swapped ? (found?.toReversed() ?? []) : (found ?? [])
  if (error) return <RecordUnread error={error} back={texts.records.banner.back} onBack={onBack} />
  if (!kept || !other) return <p className="empty">{loading}</p>
  const numbers = [kept.patient.number, other.patient.number] as const
  const doubtful =
    differ(kept.patient.birthDate, other.patient.birthDate) || differ(kept.patient.sex, other.patient.sex)
  const submit = () => {
    run(async () => {
      const keptId = kept.patient.id
      const made = await client.call('patient:merge', { keptId, mergedId: other.patient.id })
      onMerged(keptId, made.merge)
    })
  }
  return (
    <div className="merge">
      <FormCard
        icon={Combine}
        title={merge.title}
        lead={merge.lead}
        fault={fault}
        onSubmit={submit}
        actions={
          <>
            <Button kind="quiet" onPress={onAnother}>
              {merge.back}
            </Button>
            <Button onPress={onBack}>{texts.actions.cancel}</Button>
            <Button kind="primary" type="submit" isDisabled={busy}>
              {busy ? saving : merge.action}
            </Button>
          </>
        }
      >
        <div className="merge-tools">
          <NamesButton />
          <Button
            onPress={() => {
              setSwapped(!swapped)
            }}
          >
            <ArrowLeftRight size={16} aria-hidden />
            {merge.swap}
          </Button>
        </div>
        <MergeTable kept={kept} other={other} />
        {doubtful && (
          <p className="callout strong" role="status">
            {merge.notSame}
          </p>
        )}
        <section className="callout">
          <strong>{merge.happens}</strong>
          <ul className="sentences">
            <li>{merge.moves(other.visits.length, numbers[1], numbers[0])}</li>
            <li>{merge.number(...numbers)}</li>
            <li>{merge.notes(...numbers)}</li>
            <li>{merge.undoable}</li>
          </ul>
        </section>
      </FormCard>
    </div>
  )
}

/** Both are known, and not the same. */
const differ = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && one !== other
