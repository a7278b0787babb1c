import type { TransferActivity, TransferEnd } from '../../../../shared/contract/export-state.ts'
import { useInterface } from '../../../app/interface-context.ts'
import { errorText } from '../../../i18n/error-text.ts'
import type { Texts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/Button.tsx'
import { Progress } from '../../../ui/Progress.tsx'

/** How far it is, and the button that stops it. */
export function TransferRunning({ running }: { readonly running: NonNullable<TransferActivity['running']> }) {
  const { texts, client, perform } = useInterface()
  return (
    <div className="transfer-running">
      <Progress label={texts.records.export.works[running.work]} fraction={running.fraction} />
      <Button
        onPress={() => {
          perform(async () => {
            await client.call('export:cancel')
          })
        }}
      >
        {texts.actions.cancel}
      </Button>
    </div>
  )
}

/** How it ended, sentence by sentence. */
export function TransferEnded({ ended }: { readonly ended: TransferEnd }) {
  const { texts } = useInterface()
  const [first, ...others] = sentencesOf(ended, texts)
  const bad = ended.kind === 'failed' && ended.error.kind !== 'cancelled'
  return (
    <div className={bad ? 'callout strong' : 'callout'} role={bad ? 'alert' : 'status'}>
      <strong>{first}</strong>
      {others.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {ended.kind === 'exported' && (
        <p>
          {texts.records.export.liesHere} <span className="transfer-path">{ended.path}</span>
        </p>
      )}
    </div>
  )
}

function sentencesOf(ended: TransferEnd, texts: Texts): readonly string[] {
  const words = texts.records.export
  switch (ended.kind) {
    case 'exported':
      return [
        words.exported(ended.patients, ended.photos),
        ...(ended.withoutAnalysis > 0 ? [words.withoutAnalysis(ended.withoutAnalysis)] : []),
        ended.whole ? words.whole : words.notWhole,
      ]
    case 'imported':
      return [
        words.imported(ended.patients, ended.photos),
        ...(ended.leftOut > 0 ? [words.leftOut(ended.leftOut)] : []),
        ...(ended.newIds > 0 ? [words.newIds(ended.newIds)] : []),
      ]
    case 'failed': {
      const { error, work, patients } = ended
      const said =
        error.kind === 'cancelled' ? [words.cancelled[work]] : [words.failed[work], errorText(error, texts)]
      return work === 'import' ? [...said, words.patientsStay(patients)] : said
    }
  }
}
