import { FlaskConical } from 'lucide-react'
import type { ClinicState } from '../../../shared/contract/clinic-state.ts'
import { DEMO_PASSPHRASE } from '../../../shared/domain/demo.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Progress } from '../../ui/Progress.tsx'

/** For those who want to look around before there are records, or beside them. */
export function DemoOffer() {
  const { texts, client, perform } = useInterface()
  const { demo } = texts.records
  return (
    <section className="card demo-offer">
      <p className="soft">{demo.offer}</p>
      <Button
        onPress={() => {
          perform(() => client.call('demo:start'))
        }}
      >
        <FlaskConical size={16} aria-hidden />
        {demo.start}
      </Button>
    </section>
  )
}

/** Above everything in the demo: that it is one, how to sign in, and the way out. */
export function DemoNote({ locked }: { readonly locked: boolean }) {
  const { texts, client, perform } = useInterface()
  const { demo } = texts.records
  return (
    <section className="callout demo-note" aria-label={demo.start}>
      <FlaskConical size={20} aria-hidden />
      <p>
        {demo.note} {locked && demo.passphrase(DEMO_PASSPHRASE)}
      </p>
      <Button
        onPress={() => {
          perform(() => client.call('demo:leave'))
        }}
      >
        {demo.remove}
      </Button>
    </section>
  )
}

interface FillingProps {
  readonly state: Extract<ClinicState, { kind: 'filling' }>
}

/** While the demo's photos are analysed. */
export function DemoFilling({ state: { done, total } }: FillingProps) {
  const { texts, client, perform } = useInterface()
  return (
    <section className="card form-card" role="status">
      <Progress label={texts.records.demo.filling} fraction={done / total} />
      <div className="actions">
        <Button
          onPress={() => {
            perform(() => client.call('demo:cancel'))
          }}
        >
          {texts.actions.cancel}
        </Button>
      </div>
    </section>
  )
}
