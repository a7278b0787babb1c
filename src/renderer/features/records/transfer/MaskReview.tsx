import { useEffect, useState } from 'react'
import { useInterface } from '../../../app/interface-context.ts'
import { Button } from '../../../ui/Button.tsx'
import { useAction } from '../useAction.ts'
import { Tick } from './Tick.tsx'

/** Masked photos as they would leave: what a bar has missed stays here, and nothing leaves before somebody has looked. */
export function MaskReview({ photos }: { readonly photos: number }) {
  const { texts, client } = useInterface()
  const words = texts.records.export.review
  const { fault, busy, run } = useAction()
  const [leftOut, setLeftOut] = useState<ReadonlySet<number>>(new Set())
  const [looked, setLooked] = useState(false)
  const places = Array.from({ length: photos }, (_, place) => place)
  return (
    <div className="transfer-review">
      <p>{words.lead}</p>
      <ul className="transfer-masked" tabIndex={0} aria-label={words.pictures}>
        {places.map((place) => (
          <li key={place} className={leftOut.has(place) ? 'left-out' : undefined}>
            <MaskedPicture place={place} />
            <Tick
              label={words.leaveOut(place + 1)}
              isSelected={leftOut.has(place)}
              onChange={(out) => {
                setLeftOut(new Set(places.filter((one) => (one === place ? out : leftOut.has(one)))))
              }}
            />
          </li>
        ))}
      </ul>
      <Tick label={words.looked} isSelected={looked} onChange={setLooked} />
      {fault !== null && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      <div className="actions">
        <Button
          onPress={() => {
            run(() => client.call('export:cancel'))
          }}
        >
          {texts.actions.cancel}
        </Button>
        <Button
          kind="primary"
          isDisabled={!looked || busy || leftOut.size === photos}
          onPress={() => {
            run(() => client.call('export:confirm-masked', { leftOut: [...leftOut] }))
          }}
        >
          {words.go(photos - leftOut.size)}
        </Button>
      </div>
    </div>
  )
}

/** Fetched once; a place to look at meanwhile. */
function MaskedPicture({ place }: { readonly place: number }) {
  const { texts, client, perform } = useInterface()
  const words = texts.records.export.review
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    let gone = false
    let made: string | null = null
    perform(async () => {
      const { jpeg } = await client.call('export:get-masked', { place })
      if (gone || !jpeg) return
      made = URL.createObjectURL(new Blob([Uint8Array.from(jpeg)], { type: 'image/jpeg' }))
      setUrl(made)
    })
    return () => {
      gone = true
      if (made !== null) URL.revokeObjectURL(made)
    }
  }, [client, perform, place])
  return url === null ? (
    <div className="transfer-waiting">{texts.records.loading}</div>
  ) : (
    <img src={url} alt={words.picture(place + 1)} draggable={false} />
  )
}
