import { ImagePlus } from 'lucide-react'
import { useState } from 'react'
import type { PhotoRefused } from '../../../shared/contract/record-channels.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { GateDialog } from './GateDialog.tsx'
import { FIRST_LABELS, PhotoLabelFields } from './PhotoLabelFields.tsx'
import { useAction } from './useAction.ts'

interface Props {
  readonly visitId: string
  readonly knownSites: readonly string[]
  readonly isDisabled: boolean
  readonly onShown: () => void
  readonly onChanged: () => void
}

/** View first, then the file: the photo is this patient's before anybody sees it. */
export function AddPhoto({ visitId, knownSites, isDisabled, onShown, onChanged }: Props) {
  const { texts, client } = useInterface()
  const { records } = texts
  const { busy, fault, run } = useAction()
  const [labels, setLabels] = useState(FIRST_LABELS)
  const [refused, setRefused] = useState<PhotoRefused | null>(null)
  return (
    <div className="add-photo">
      <PhotoLabelFields labels={labels} onChange={setLabels} knownSites={knownSites} />
      <Button
        isDisabled={busy || isDisabled}
        onPress={() => {
          run(async () => {
            const photo = { visitId, ...labels, repeats: null }
            const { added, refused } = await client.call('record-photo:add', photo)
            setRefused(refused)
            if (!added) return
            onChanged()
            onShown()
          })
        }}
      >
        <ImagePlus size={16} aria-hidden />
        {busy ? records.saving : records.visit.addPhoto}
      </Button>
      {refused && (
        <GateDialog
          refused={refused}
          onKept={() => {
            setRefused(null)
            onChanged()
            onShown()
          }}
          onClose={() => {
            setRefused(null)
          }}
        />
      )}
      {fault !== null && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  )
}
