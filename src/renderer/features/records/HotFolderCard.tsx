import { FolderInput } from 'lucide-react'
import type { VisitRecord } from '../../../shared/contract/record-channels.ts'
import type { Patient } from '../../../shared/domain/patient.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { HotFolderOffer } from './HotFolderOffer.tsx'
import { useAction } from './useAction.ts'
import { useHotFolder } from './useHotFolder.ts'
import { useWhen } from './useWhen.ts'

interface Props {
  readonly patient: Patient
  /** The newest first. */
  readonly visits: readonly VisitRecord[]
  readonly onChanged: () => void
}

/** The folder that a tethered camera writes into: which it is, and its new photos; a line while there is none. */
export function HotFolderCard({ patient, visits, onChanged }: Props) {
  const { texts, client } = useInterface()
  const words = texts.records.hotFolder
  const state = useHotFolder()
  const { nowMs: openedMs } = useWhen()
  const { busy, fault, run } = useAction()
  if (!state) return null
  const { folder, on, arrived, unread } = state
  return (
    <section
      className={folder === null ? 'card hot-folder slim' : 'card hot-folder'}
      aria-label={words.title}
    >
      <header>
        <h3>
          <FolderInput size={16} aria-hidden /> {words.title}
        </h3>
        {folder === null && <p className="soft">{words.lead}</p>}
        <div className="actions">
          <Button
            kind="quiet"
            isDisabled={busy}
            onPress={() => {
              run(async () => {
                await client.call('hot-folder:choose')
              })
            }}
          >
            {folder === null ? words.choose : words.another}
          </Button>
          {folder !== null && (
            <Button
              kind="quiet"
              isDisabled={busy}
              onPress={() => {
                run(async () => {
                  await client.call('hot-folder:switch', { on: !on })
                })
              }}
            >
              {on ? words.off : words.on}
            </Button>
          )}
        </div>
      </header>
      {folder !== null && <p className="soft">{folder}</p>}
      {fault !== null && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      <div role="status">
        {folder !== null && !on && <p className="soft">{words.stopped}</p>}
        {state.fault && <p className="fault">{words.faults[state.fault]}</p>}
        {on && !state.fault && arrived.length === 0 && <p className="soft">{words.watching}</p>}
        {unread > 0 && <p className="soft">{words.unread(unread)}</p>}
      </div>
      {arrived.length > 0 && (
        <HotFolderOffer
          state={state}
          openedMs={openedMs}
          patient={patient}
          visits={visits}
          onChanged={onChanged}
        />
      )}
    </section>
  )
}
