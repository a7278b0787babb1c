import { ScanLine, Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { MeasuredPrint, PrintedCard, PrintRefusal } from '../../../shared/domain/printed-card.ts'
import { wasCancelled } from '../../app/client.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { MessageDialog } from '../../ui/MessageDialog.tsx'
import { localDay } from './local-moment.ts'
import { MeasuredPrintForm } from './MeasuredPrintForm.tsx'
import { PrintSwatches } from './PrintSwatches.tsx'
import { valuesText } from './print-values-text.ts'
import { useAction } from './useAction.ts'
import { useWhen } from './useWhen.ts'

/** The clinic's prints of the colour card: each is measured once, in a photo of it, and corrects photos from a day on. */
export function PrintedCards() {
  const { texts, client, perform } = useInterface()
  const { prints: words } = texts.card
  const when = useWhen()
  const { busy, fault, run } = useAction()
  const [prints, setPrints] = useState<readonly PrintedCard[] | null>(null)
  const [measured, setMeasured] = useState<MeasuredPrint | null>(null)
  const [refused, setRefused] = useState<PrintRefusal | null>(null)
  const [leaving, setLeaving] = useState<PrintedCard | null>(null)
  useEffect(() => {
    perform(async () => {
      setPrints(await client.call('card:list-prints'))
    })
  }, [client, perform])
  const reload = async () => {
    setPrints(await client.call('card:list-prints'))
  }
  const close = () => {
    setLeaving(null)
  }
  const said = fault ?? (refused && words.refused[refused])
  return (
    <section className="prints" aria-label={words.title}>
      <header className="list-head">
        <h2>{words.title}</h2>
        <Button
          isDisabled={busy || measured !== null}
          onPress={() => {
            setRefused(null)
            run(async () => {
              try {
                const found = await client.call('card:measure-print')
                setMeasured(found.measured)
                setRefused(found.refused)
              } catch (error) {
                if (!wasCancelled(error)) throw error
              }
            })
          }}
        >
          <ScanLine size={16} aria-hidden />
          {words.measure}
        </Button>
      </header>
      <p className="soft">{words.lead}</p>
      {busy && (
        <div className="list-head">
          <span role="status">{words.measuring}</span>
          <Button
            onPress={() => {
              perform(async () => {
                await client.call('card:cancel-measuring')
              })
            }}
          >
            {texts.actions.cancel}
          </Button>
        </div>
      )}
      {said !== null && (
        <p className="fault" role="alert">
          {said}
        </p>
      )}
      {measured && (
        <MeasuredPrintForm
          measured={measured}
          today={localDay(when.nowMs)}
          onCancel={() => {
            setMeasured(null)
          }}
          onUse={async (sinceDay) => {
            await client.call('card:add-print', { ...measured, sinceDay })
            setMeasured(null)
            await reload()
          }}
        />
      )}
      {prints?.length === 0 && !measured && <p>{words.none}</p>}
      <ul>
        {prints?.map((print) => (
          <li key={print.id}>
            <PrintSwatches patches={print.patches} label={words.colours} />
            <span>
              <strong>{words.sinceDay(when.date(print.sinceDay))}</strong>
              <span className="soft">{valuesText(print, words)}</span>
            </span>
            <IconButton
              icon={Trash2}
              small
              label={`${words.remove}: ${words.sinceDay(when.date(print.sinceDay))}`}
              onPress={() => {
                setLeaving(print)
              }}
            />
          </li>
        ))}
      </ul>
      {leaving && (
        <MessageDialog
          icon={Trash2}
          title={words.removeTitle}
          onClose={close}
          actions={
            <>
              <Button onPress={close}>{texts.actions.cancel}</Button>
              <Button
                kind="primary"
                onPress={() => {
                  close()
                  perform(async () => {
                    await client.call('card:remove-print', { id: leaving.id })
                    await reload()
                  })
                }}
              >
                {words.remove}
              </Button>
            </>
          }
        >
          <p>{words.removeText}</p>
        </MessageDialog>
      )}
    </section>
  )
}
