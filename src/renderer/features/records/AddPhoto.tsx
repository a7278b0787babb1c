import { ImagePlus } from 'lucide-react'
import { useState } from 'react'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { FIRST_LABELS, PhotoLabelFields } from './PhotoLabelFields.tsx'
import { useAction } from './useAction.ts'

interface Props {
  readonly visitId: string
  readonly knownSites: readonly string[]
  readonly onShown: () => void
  readonly onChanged: () => void
}

/** View first, then the file: the photo is this patient's before anybody sees it. */
export function AddPhoto({ visitId, knownSites, onShown, onChanged }: Props) {
  const { texts, client } = useInterface()
  const { records } = texts
  const { busy, fault, run } = useAction()
  const [labels, setLabels] = useState(FIRST_LABELS)
  return (
    <div className="add-photo">
      <PhotoLabelFields labels={labels} onChange={setLabels} knownSites={knownSites} />
      <Button
        isDisabled={busy}
        onPress={() => {
          run(async () => {
            const { added } = await client.call('record-photo:add', { visitId, ...labels, repeats: null })
            if (!added) return
            onChanged()
            onShown()
          })
        }}
      >
        <ImagePlus size={16} aria-hidden />
        {busy ? records.saving : records.visit.addPhoto}
      </Button>
      {fault !== null && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  )
}
