import { ImageOff } from 'lucide-react'
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { PhotoRecord } from '../../../shared/contract/record-channels.ts'
import { thumbnailPath } from '../../../shared/contract/thumbnail-path.ts'
import { PIGMENTS } from '../../../shared/imaging/pigments.ts'
import { useInterface } from '../../app/interface-context.ts'
import { numberOf } from './number-series.ts'
import { useAction } from './useAction.ts'
import { useWhen } from './useWhen.ts'

interface Props {
  readonly photo: PhotoRecord
  /** It has gone onto the screen. */
  readonly onShown: () => void
}

/** A photo of a visit: small picture, view, when, and the maps' means. Pressed, it opens. */
export function PhotoTile({ photo, onShown }: Props) {
  const { texts, client } = useInterface()
  const { visit, followUp } = texts.records
  const { busy, fault, run } = useAction()
  const when = useWhen()
  const { analysis } = photo
  return (
    <li className="photo-tile">
      <Button
        className="tile"
        isDisabled={busy}
        onPress={() => {
          run(async () => {
            await client.call('record-photo:open', { id: photo.id })
            onShown()
          })
        }}
      >
        <Thumbnail photo={photo} />
        <span className="visually-hidden">{visit.openPhoto}</span>
        <strong>{visit.views[photo.view]}</strong>
        <span className="soft">
          {[photo.bodySite, when.moment(photo.takenMs)].filter((part) => part !== '').join(' · ')}
        </span>
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
