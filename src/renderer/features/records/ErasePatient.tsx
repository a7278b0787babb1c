import { UserX } from 'lucide-react'
import { useState } from 'react'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { type Identified, EraseDialog } from './EraseDialog.tsx'
import { EraseForm } from './EraseForm.tsx'

/** Where an admin erases a patient for ever, without having seen the record. */
export function ErasePatient() {
  const { erase } = useInterface().texts.records
  const [step, setStep] = useState<'closed' | 'form' | 'done'>('closed')
  const [identified, setIdentified] = useState<Identified | null>(null)
  if (step === 'form')
    return (
      <>
        <EraseForm
          onIdentified={setIdentified}
          onCancel={() => {
            setStep('closed')
          }}
        />
        {identified && (
          <EraseDialog
            identified={identified}
            onClose={() => {
              setIdentified(null)
            }}
            onErased={() => {
              setIdentified(null)
              setStep('done')
            }}
          />
        )}
      </>
    )
  return (
    <section className="card">
      <header className="list-head">
        <h1>{erase.title}</h1>
        <Button
          onPress={() => {
            setStep('form')
          }}
        >
          <UserX size={16} aria-hidden />
          {erase.open}
        </Button>
      </header>
      <p className="soft">{erase.lead}</p>
      {step === 'done' && (
        <p className="callout" role="status">
          {erase.done}
        </p>
      )}
    </section>
  )
}
