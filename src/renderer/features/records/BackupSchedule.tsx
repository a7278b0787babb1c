import { CheckboxButton, CheckboxField } from 'react-aria-components'
import type { BackupSettings } from '../../../shared/contract/backup-state.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Labelled } from '../../ui/Field.tsx'
import { useAction } from './useAction.ts'

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
const KEPT = [7, 14, 30, 60, 90]

/** Takes effect at once; there is nothing to save. */
export function BackupSchedule({ settings }: { readonly settings: BackupSettings }) {
  const { texts, client } = useInterface()
  const { schedule } = texts.backup
  const { fault, run } = useAction()
  const change = (chosen: Partial<BackupSettings>) => {
    run(async () => {
      await client.call('backup:change-settings', { ...settings, ...chosen })
    })
  }
  return (
    <section className="card backup">
      <h2>{schedule.title}</h2>
      <CheckboxField
        isSelected={settings.daily}
        onChange={(daily) => {
          change({ daily })
        }}
      >
        <CheckboxButton className="checkbox">
          <span className="box" aria-hidden />
          {schedule.daily}
        </CheckboxButton>
      </CheckboxField>
      <div className="field-row">
        <Labelled label={schedule.hour}>
          <Choice
            label={schedule.hour}
            value={String(settings.hour)}
            groups={[
              {
                title: '',
                options: HOURS.map((hour) => ({ id: String(hour), name: schedule.hourName(hour) })),
              },
            ]}
            onChoose={(hour) => {
              change({ hour: Number(hour) })
            }}
          />
        </Labelled>
        <Labelled label={schedule.keep}>
          <Choice
            label={schedule.keep}
            value={String(settings.keep)}
            groups={[
              {
                title: '',
                options: KEPT.map((count) => ({ id: String(count), name: schedule.keepName(count) })),
              },
            ]}
            onChoose={(keep) => {
              change({ keep: Number(keep) })
            }}
          />
        </Labelled>
      </div>
      <p className="hint">{schedule.note}</p>
      {fault !== null && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
    </section>
  )
}
