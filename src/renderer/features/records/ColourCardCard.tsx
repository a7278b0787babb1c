import { FileDown } from 'lucide-react'
import { useState } from 'react'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { PrintedCards } from './PrintedCards.tsx'
import { useAction } from './useAction.ts'

/** The colour card that a clinic prints for itself, as a file; and how it is printed. */
export function ColourCardCard() {
  const { texts, client } = useInterface()
  const { toPrint: words } = texts.card
  const { busy, fault, run } = useAction()
  const [saved, setSaved] = useState(false)
  return (
    <section className="card" aria-label={words.title}>
      <header className="list-head">
        <h1>{words.title}</h1>
        <Button
          isDisabled={busy}
          onPress={() => {
            setSaved(false)
            run(async () => {
              setSaved((await client.call('card:save')).saved)
            })
          }}
        >
          <FileDown size={16} aria-hidden />
          {words.save}
        </Button>
      </header>
      <p>{words.lead}</p>
      <p className="soft">{words.print}</p>
      <p role="status" className="soft">
        {saved && words.saved}
      </p>
      {fault !== null && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      <PrintedCards />
    </section>
  )
}
