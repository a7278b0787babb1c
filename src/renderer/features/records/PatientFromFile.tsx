import { FileUp } from 'lucide-react'
import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { MAX_PEOPLE_BYTES } from '../../../shared/contract/fhir-channels.ts'
import type { PatientFields } from '../../../shared/domain/patient.ts'
import { CallError } from '../../app/client.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Labelled } from '../../ui/Field.tsx'
import { useAction } from './useAction.ts'

interface Props {
  readonly onRead: (fields: PatientFields) => void
}

/** Fills the form from a file of the practice's other program; of several people in it one is chosen. Nothing is saved by it. */
export function PatientFromFile({ onRead }: Props) {
  const { texts, client } = useInterface()
  const words = texts.records.patient
  const { busy, fault, run } = useAction()
  const [people, setPeople] = useState<readonly PatientFields[]>([])
  const [chosen, setChosen] = useState(0)
  const choose = (of: readonly PatientFields[], place: number) => {
    setChosen(place)
    const person = of[place]
    if (person) onRead(person)
  }
  const read = (file: File) => {
    setPeople([])
    run(async () => {
      if (file.size === 0 || file.size > MAX_PEOPLE_BYTES)
        throw new CallError({
          kind: 'expected',
          code: 'FHIR_UNREADABLE',
          message: 'expected 1 byte to 4 MiB',
        })
      const bytes = new Uint8Array(await file.arrayBuffer())
      const found = (await client.call('patient:read-file', { bytes })).people
      setPeople(found)
      choose(found, 0)
    })
  }
  return (
    <div className="from-file">
      <FileTrigger
        acceptedFileTypes={['application/json', 'application/fhir+json', '.json']}
        onSelect={(files) => {
          const file = files?.[0]
          if (file) read(file)
        }}
      >
        <Button isDisabled={busy}>
          <FileUp size={16} aria-hidden />
          {words.fromFile}
        </Button>
      </FileTrigger>
      {people.length > 1 && (
        <Labelled label={words.inFile(people.length)}>
          <Choice
            label={words.inFile(people.length)}
            value={String(chosen)}
            groups={[
              {
                title: '',
                options: people.map(({ number, name }, place) => ({
                  id: String(place),
                  name: `${number} · ${name}`,
                })),
              },
            ]}
            onChoose={(place) => {
              choose(people, Number(place))
            }}
          />
        </Labelled>
      )}
      {fault !== null && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  )
}
