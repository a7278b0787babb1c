import { Check, RotateCcw } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { GateDialog } from '../records/GateDialog.tsx'
import type { Guide } from './guided-views.ts'
import type { ShutterDesk } from './useShutter.ts'

interface Props {
  readonly shot: Blob
  readonly shutter: ShutterDesk
  readonly guide: Guide
}

/** The photo that was taken, before it is anybody's: kept, or taken again. */
export function ShotReview({ shot, shutter, guide }: Props) {
  const { texts } = useInterface()
  const { camera: words, records } = texts
  const picture = useRef<HTMLImageElement>(null)
  const [size, setSize] = useState<{ readonly width: number; readonly height: number } | null>(null)
  useEffect(() => {
    const url = URL.createObjectURL(shot)
    if (picture.current) picture.current.src = url
    return () => {
      URL.revokeObjectURL(url)
    }
  }, [shot])
  const keeping = shutter.state.kind === 'keeping'
  const name = [records.visit.views[guide.view], guide.bodySite].filter((part) => part !== '').join(' · ')
  return (
    <div className="shot-review" role="group" aria-label={words.review}>
      <div className="shot">
        <img
          ref={picture}
          alt={words.shot}
          draggable={false}
          onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) => {
            setSize({ width, height })
          }}
        />
      </div>
      {shutter.refused && (
        <GateDialog
          refused={shutter.refused}
          show={false}
          onKept={shutter.decided}
          onClose={() => {
            shutter.decided(null)
          }}
        />
      )}
      <p className="capture-prompt" role="status">
        {words.keepThis(name)}
        {size && <span className="soft"> {words.pixels(size.width, size.height)}</span>}
      </p>
      <div className="shutter-bar">
        <Button isDisabled={keeping} onPress={shutter.again}>
          <RotateCcw size={16} aria-hidden />
          {words.again}
          <kbd aria-hidden>R</kbd>
        </Button>
        <Button kind="primary" large isDisabled={keeping} onPress={shutter.keep}>
          <Check size={20} aria-hidden />
          {keeping ? records.saving : words.keep}
          <kbd aria-hidden>{words.enter}</kbd>
        </Button>
        {shutter.fault !== null && (
          <p className="fault" role="alert">
            {shutter.fault} {words.stillThere}
          </p>
        )}
      </div>
    </div>
  )
}
