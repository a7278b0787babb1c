import { ImageOff, Repeat2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { PhotoRecord, PhotoRefused } from '../../../shared/contract/record-channels.ts'
import { thumbnailPath } from '../../../shared/contract/thumbnail-path.ts'
import { PIGMENTS } from '../../../shared/imaging/pigments.ts'
import { useInterface } from '../../app/interface-context.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { numberOf } from '../../../shared/domain/number-series.ts'
import { GateDialog } from './GateDialog.tsx'
import { QualityMark } from './QualityMark.tsx'
import { useAction } from './useAction.ts'
import { useWhen } from './useWhen.ts'

interface Props {
  readonly photo: PhotoRecord
  readonly mayWrite: boolean
  /** It stays where it is: what is being written on the page would be gone. */
  readonly isDisabled: boolean
  /** It has gone onto the screen. */
  readonly onShown: () => void
  readonly onChanged: () => void
}

/** A photo of a visit: small picture, view, place, when, and the maps' means. Pressed, it opens. */
export function PhotoTile({ photo, mayWrite, isDisabled, onShown, onChanged }: Props) {
  const { texts, client } = useInterface()
  const { visit, followUp, photo: words } = texts.records
  const { busy, fault, run } = useAction()
  const when = useWhen()
  const [refused, setRefused] = useState<PhotoRefused | null>(null)
  const { analysis, visitId, view, bodySite } = photo
  // A repeat of a repeat is one more shot of the first.
  const repeats = photo.repeats ?? photo.id
  return (
    <li className="photo-tile">
      <Button
        className="tile"
        isDisabled={busy || isDisabled}
        onPress={() => {
          run(async () => {
            await client.call('record-photo:open', { id: photo.id })
            onShown()
          })
        }}
      >
        <Thumbnail photo={photo} />
        <span className="visually-hidden">{visit.openPhoto}</span>
        <strong>{[visit.views[view], bodySite].filter((part) => part !== '').join(' · ')}</strong>
        {photo.repeats !== null && (
          <span className="repeat-mark">
            <Repeat2 size={14} aria-hidden />
            {words.repeat.mark}
          </span>
        )}
        <span className="soft">{when.moment(photo.takenMs)}</span>
        {photo.quality && <QualityMark quality={photo.quality} />}
        {analysis ? (
          <span className="means">
            {PIGMENTS.map((pigment) => (
              <span key={pigment}>
                {texts.layers[`map.${pigment}`].short}{' '}
                {numberOf(analysis, `${pigment}.mean`)?.value.toFixed(2) ?? '–'}
              </span>
            ))}
          </span>
        ) : (
          <span className="soft">{followUp.notAnalysed}</span>
        )}
      </Button>
      {mayWrite && (
        <IconButton
          icon={Repeat2}
          small
          label={words.repeat.add}
          isDisabled={busy || isDisabled}
          onPress={() => {
            run(async () => {
              const shot = { visitId, view, bodySite, repeats }
              const { added, refused } = await client.call('record-photo:add', shot)
              setRefused(refused)
              if (!added) return
              onChanged()
              onShown()
            })
          }}
        />
      )}
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
    </li>
  )
}

function Thumbnail({ photo: { id, thumbnail } }: { readonly photo: PhotoRecord }) {
  const { noThumbnail } = useInterface().texts.records.followUp
  const [failed, setFailed] = useState(false)
  return (
    <span className="thumbnail">
      {thumbnail && !failed ? (
        <img
          src={thumbnailPath(id)}
          alt=""
          loading="lazy"
          draggable={false}
          onError={() => {
            setFailed(true)
          }}
        />
      ) : (
        <ImageOff size={28} strokeWidth={1.5} aria-label={noThumbnail} />
      )}
    </span>
  )
}
