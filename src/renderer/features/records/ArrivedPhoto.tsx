import { ImagePlus, Image } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { PhotoRefused } from '../../../shared/contract/record-channels.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { GateDialog } from './GateDialog.tsx'
import { FIRST_LABELS, PhotoLabelFields } from './PhotoLabelFields.tsx'
import { useAction } from './useAction.ts'
import { useWhen } from './useWhen.ts'

interface Props {
  readonly id: string
  readonly atMs: number
  /** Null: the patient has no visit that it could go into. */
  readonly visitId: string | null
  readonly knownSites: readonly string[]
  readonly onChanged: () => void
}

/** A photo that the camera has just saved: what it shows, when it came, and whether it is this patient's. */
export function ArrivedPhoto({ id, atMs, visitId, knownSites, onChanged }: Props) {
  const { texts, client } = useInterface()
  const { hotFolder, saving } = texts.records
  const when = useWhen()
  const { busy, fault, run } = useAction()
  const [labels, setLabels] = useState(FIRST_LABELS)
  const [refused, setRefused] = useState<PhotoRefused | null>(null)
  const dismiss = () => {
    run(async () => {
      await client.call('hot-folder:dismiss', { id })
    })
  }
  return (
    <li className="arrived-photo">
      <ArrivedThumbnail id={id} />
      <div>
        <span className="soft">{when.moment(atMs)}</span>
        <PhotoLabelFields labels={labels} onChange={setLabels} knownSites={knownSites} />
        <div className="actions">
          <Button isDisabled={busy} onPress={dismiss}>
            {hotFolder.decline}
          </Button>
          <Button
            isDisabled={busy || visitId === null}
            onPress={() => {
              run(async () => {
                if (visitId === null) return
                const whole = { visitId, ...labels, repeats: null }
                const { added, refused } = await client.call('hot-folder:add', {
                  id,
                  labels: whole,
                  show: false,
                })
                setRefused(refused)
                if (added) onChanged()
              })
            }}
          >
            <ImagePlus size={16} aria-hidden />
            {busy ? saving : hotFolder.add}
          </Button>
        </div>
        {fault !== null && (
          <p className="fault" role="alert">
            {fault}
          </p>
        )}
      </div>
      {refused && (
        <GateDialog
          refused={refused}
          show={false}
          onKept={() => {
            setRefused(null)
            dismiss()
            onChanged()
          }}
          onClose={() => {
            setRefused(null)
          }}
        />
      )}
    </li>
  )
}

function ArrivedThumbnail({ id }: { readonly id: string }) {
  const { client, perform } = useInterface()
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    let made: string | null = null
    let gone = false
    perform(async () => {
      const { jpeg } = await client.call('hot-folder:get-thumbnail', { id })
      if (gone || !jpeg) return
      made = URL.createObjectURL(new Blob([Uint8Array.from(jpeg)], { type: 'image/jpeg' }))
      setUrl(made)
    })
    return () => {
      gone = true
      if (made !== null) URL.revokeObjectURL(made)
    }
  }, [id, client, perform])
  return (
    <span className="thumbnail">
      {url === null ? (
        <Image size={24} strokeWidth={1.5} aria-hidden />
      ) : (
        <img src={url} alt="" draggable={false} />
      )}
    </span>
  )
}
