import { EqualNot } from 'lucide-react'
import type { ReactNode } from 'react'
import type { PatientRecord } from '../../../shared/contract/record-channels.ts'
import { useInterface } from '../../app/interface-context.ts'
import { PatientName } from './privacy.tsx'
import { useWhen } from './useWhen.ts'

interface Props {
  readonly kept: PatientRecord
  readonly other: PatientRecord
}

/** Two records side by side, line by line. */
export function MergeTable({ kept, other }: Props) {
  const { records } = useInterface().texts
  const { merge, patient: words } = records
  const when = useWhen()
  const rows: readonly (readonly [label: string, of: (record: PatientRecord) => ReactNode, same: boolean])[] =
    [
      [words.number, ({ patient }) => <strong>{patient.number}</strong>, true],
      [
        words.name,
        ({ patient }) => <PatientName name={patient.name} />,
        kept.patient.name === other.patient.name,
      ],
      [
        words.birthDate,
        ({ patient: { birthDate } }) => birthDate && when.date(birthDate),
        kept.patient.birthDate === other.patient.birthDate,
      ],
      [words.sex, ({ patient: { sex } }) => sex && words.sexes[sex], kept.patient.sex === other.patient.sex],
      [merge.visits, ({ visits }) => visitsOf(visits, when.day), true],
      [
        words.allergies,
        ({ patient }) => patient.allergies,
        kept.patient.allergies === other.patient.allergies,
      ],
      [words.tags, ({ patient }) => patient.tags.join(', '), true],
      [words.notes, ({ patient }) => patient.notes, true],
    ]
  return (
    <table className="merge-table">
      <thead>
        <tr>
          <td />
          <th scope="col">{merge.stays}</th>
          <th scope="col">{merge.goes}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, of, same]) => (
          <tr key={label}>
            <th scope="row">
              {label}
              {!same && (
                <span className="differs">
                  <EqualNot size={16} aria-hidden />
                  {merge.differs}
                </span>
              )}
            </th>
            {[kept, other].map((record, place) => (
              <td key={place}>{of(record) || <span className="soft">{merge.nothing}</span>}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** How many, and the days of the first few. */
function visitsOf(visits: PatientRecord['visits'], day: (ms: number) => string): string {
  const days = visits.slice(0, 3).map(({ atMs }) => day(atMs))
  const list = days.length < visits.length ? [...days, '…'] : days
  return visits.length === 0 ? '' : `${visits.length} · ${list.join(' · ')}`
}
