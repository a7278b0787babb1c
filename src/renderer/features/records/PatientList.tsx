import { Search, UserPlus, Users } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { Input, Label, ListBox, ListBoxItem, SearchField } from 'react-aria-components'
import type { PatientLine } from '../../../shared/domain/patient.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { NamesButton, PatientName } from './privacy.tsx'
import { useWhen } from './useWhen.ts'

const LIMIT = 100

interface Found {
  readonly typed: string
  readonly lines: readonly PatientLine[]
}

interface Props {
  readonly mayWrite: boolean
  /** A patient who is not wanted. */
  readonly without?: string
  readonly onOpen: (id: string) => void
  readonly onAdd: () => void
}

/** Everybody the clinic knows, found as one types. Arrow down goes from the field into the list, Enter opens. */
export function PatientList({ mayWrite, without, onOpen, onAdd }: Props) {
  const { texts, client, perform } = useInterface()
  const { patients, loading } = texts.records
  const [typed, setTyped] = useState('')
  const [found, setFound] = useState<Found | null>(null)

  // Enter was pressed before the answer was there: the answer opens.
  const entered = useRef(false)
  // What is there may not be on the screen yet when Enter comes.
  const latest = useRef<Found | null>(null)
  const openFirst = (lines: readonly PatientLine[]) => {
    entered.current = false
    const [first] = lines
    if (first) onOpen(first.id)
  }
  const answered = useEffectEvent((lines: readonly PatientLine[]) => {
    latest.current = { typed, lines }
    setFound(latest.current)
    if (entered.current) openFirst(lines)
  })
  useEffect(() => {
    let outdated = false
    perform(async () => {
      const lines = await client.call('patient:find', { typed, limit: LIMIT })
      if (!outdated) answered(lines.filter(({ id }) => id !== without))
    })
    return () => {
      outdated = true
    }
  }, [typed, without, client, perform])

  return (
    <section className="card patient-list" aria-label={texts.records.rooms.patients}>
      <header className="list-head">
        <SearchField
          className="search"
          value={typed}
          onChange={(next) => {
            entered.current = false
            setTyped(next)
          }}
          onSubmit={(value) => {
            if (value === '') return
            if (latest.current?.typed === value) openFirst(latest.current.lines)
            else entered.current = true
          }}
          autoFocus
        >
          <Label className="visually-hidden">{patients.search}</Label>
          <Search size={20} aria-hidden />
          <Input
            autoComplete="off"
            placeholder={patients.search}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown') return
              event.preventDefault()
              document.querySelector<HTMLElement>('.patient-lines [role="option"]')?.focus()
            }}
          />
        </SearchField>
        <NamesButton />
        {mayWrite && (
          <Button kind="primary" onPress={onAdd}>
            <UserPlus size={16} aria-hidden />
            {patients.add}
          </Button>
        )}
      </header>
      <p className="hint">{patients.searchHint}</p>
      {found === null ? (
        <p className="empty">{loading}</p>
      ) : found.lines.length === 0 ? (
        <Nobody typed={found.typed} mayWrite={mayWrite} />
      ) : (
        <Lines lines={found.lines} onOpen={onOpen} />
      )}
      {found?.lines.length === LIMIT && <p className="hint">{patients.more(LIMIT)}</p>}
    </section>
  )
}

function Nobody({ typed, mayWrite }: { readonly typed: string; readonly mayWrite: boolean }) {
  const { patients } = useInterface().texts.records
  return (
    <div className="empty" role="status">
      <Users size={40} strokeWidth={1.25} aria-hidden />
      {typed === '' ? (
        <>
          <strong>{patients.none}</strong>
          {mayWrite && <p className="soft">{patients.noneHint}</p>}
        </>
      ) : (
        <p>{patients.notFound(typed)}</p>
      )}
    </div>
  )
}

function Lines({
  lines,
  onOpen,
}: {
  readonly lines: readonly PatientLine[]
  readonly onOpen: (id: string) => void
}) {
  const { texts } = useInterface()
  const { patients, patient } = texts.records
  const { columns } = patients
  const when = useWhen()
  return (
    <>
      <div className="line-heads" aria-hidden>
        <span>{columns.number}</span>
        <span>{columns.name}</span>
        <span>{columns.birth}</span>
        <span>{columns.sex}</span>
        <span>{columns.lastVisit}</span>
      </div>
      <ListBox
        className="patient-lines"
        aria-label={texts.records.rooms.patients}
        items={lines}
        onAction={(key) => {
          onOpen(String(key))
        }}
      >
        {({ id, number, name, birthDate, sex, lastVisitMs }) => {
          const age = when.age(birthDate)
          return (
            <ListBoxItem id={id} textValue={number} className="patient-line">
              <span className="number">{number}</span>
              <PatientName name={name} />
              <span>
                {birthDate === null ? '–' : when.date(birthDate)}
                {age !== null && <span className="soft"> · {patient.age(age)}</span>}
              </span>
              <span>{sex === null ? '–' : patient.sexes[sex]}</span>
              <span>{lastVisitMs === null ? '–' : when.day(lastVisitMs)}</span>
            </ListBoxItem>
          )
        }}
      </ListBox>
    </>
  )
}
