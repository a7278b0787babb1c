import { FolderInput } from 'lucide-react'
import type { VisitRecord } from '../../../shared/contract/record-channels.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { ArrivedPhoto } from './ArrivedPhoto.tsx'
import { sitesOf } from './PhotoLabelFields.tsx'
import { useAction } from './useAction.ts'
import { useHotFolder } from './useHotFolder.ts'

interface Props {
  /** The newest first. */
  readonly visits: readonly VisitRecord[]
  readonly onChanged: () => void
}

/** The folder that a tethered camera writes into: its new photos, offered to the open patient, and which folder it is. */
export function HotFolderCard({ visits, onChanged }: Props) {
  const { texts, client } = useInterface()
  const words = texts.records.hotFolder
  const state = useHotFolder()
  const { busy, fault, run } = useAction()
  if (!state) return null
  const { folder, on, arrived, more, unread } = state
  const [visit] = visits
  return (
    <section className="card hot-folder" aria-label={words.title}>
      <header>
        <h3>
          <FolderInput size={16} aria-hidden /> {words.title}
        </h3>
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
      <p className="soft">{folder ?? words.lead}</p>
      {fault !== null && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      <div role="status">
        {folder !== null && !on && <p className="soft">{words.stopped}</p>}
        {state.fault && <p className="fault">{words.faults[state.fault]}</p>}
        {on && !state.fault && arrived.length === 0 && <p className="soft">{words.watching}</p>}
        {arrived.length > 0 && <strong>{words.arrived(arrived.length + more)}</strong>}
        {unread > 0 && <p className="soft">{words.unread(unread)}</p>}
        {arrived.length > 0 && !visit && <p className="fault">{words.noVisit}</p>}
      </div>
      {arrived.length > 0 && (
        <ul className="arrived-photos">
          {arrived.map(({ id, atMs }) => (
            <ArrivedPhoto
              key={id}
              id={id}
              atMs={atMs}
              visitId={visit?.id ?? null}
              knownSites={sitesOf(visits)}
              onChanged={onChanged}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

/** How many photos wait while nobody's record is open; nothing where none do. */
export function HotFolderCount() {
  const { hotFolder } = useInterface().texts.records
  const state = useHotFolder()
  const count = state ? state.arrived.length + state.more : 0
  if (count === 0) return null
  return (
    <p className="card hot-folder-count" role="status">
      <FolderInput size={16} aria-hidden /> {hotFolder.waiting(count)}
    </p>
  )
}
