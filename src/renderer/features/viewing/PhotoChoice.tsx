import { useInterface } from '../../app/interface-context.ts'
import { Choice } from '../../ui/Choice.tsx'
import { useWhen } from '../records/useWhen.ts'
import type { PatientPhoto } from './patient-photos.ts'

interface Props {
  readonly label: string
  /** Of the record. */
  readonly photos: readonly PatientPhoto[]
  readonly value: string
  readonly onChoose: (id: string) => void
  /** Those that cannot be chosen here. */
  readonly without?: string
}

/** One of the patient's photos, by day and view. */
export function PhotoChoice({ label, photos, value, onChoose, without }: Props) {
  const { texts } = useInterface()
  const when = useWhen()
  const { views } = texts.records.visit
  const options = photos
    .filter(({ id }) => id !== without)
    .map(({ id, view, bodySite, takenMs }) => ({
      id,
      name: `${when.day(takenMs)} · ${bodySite || views[view]}`,
    }))
  return <Choice label={label} value={value} groups={[{ title: '', options }]} onChoose={onChoose} />
}
