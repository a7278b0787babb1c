import { CheckboxButton, CheckboxField } from 'react-aria-components'
import type { CaptureTarget } from '../../../shared/imaging/capture-rules.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Labelled } from '../../ui/Field.tsx'
import { RangeSlider } from '../../ui/RangeSlider.tsx'
import type { CameraLook } from './camera-look.ts'
import type { CameraDevice, OpenCamera } from './camera.ts'

interface Props {
  readonly camera: OpenCamera | null
  readonly devices: readonly CameraDevice[]
  /** Which of them is on, or was to be. */
  readonly wanted: string | null
  readonly onCamera: (device: CameraDevice) => void
  readonly isDisabled: boolean
  /** What the eyes should be; null: no face is taken. */
  readonly eyes: CaptureTarget['eyes'] | null
  readonly onEyes: (eyes: CaptureTarget['eyes']) => void
  readonly look: CameraLook
  readonly onLook: (look: CameraLook) => void
  /** Whether there is a photo before that can lie over the picture. */
  readonly hasGhost: boolean
}

const EYES = ['any', 'open', 'closed'] as const

/** Which camera, what is asked of the eyes, and what lies over the picture. */
export function CameraTools(props: Props) {
  const { camera, devices, wanted, onCamera, isDisabled, eyes, onEyes, look, onLook, hasGhost } = props
  const words = useInterface().texts.camera
  return (
    <div className="camera-tools">
      {(camera || devices.length > 1) && (
        <Labelled label={words.camera}>
          <Choice
            label={words.camera}
            value={wanted ?? ''}
            groups={[
              {
                title: '',
                options: devices.map(({ id, name }, index) => ({
                  id,
                  name: name || words.unnamed(index + 1),
                })),
              },
            ]}
            onChoose={(id) => {
              const device = devices.find((one) => one.id === id)
              if (device && !isDisabled) onCamera(device)
            }}
          />
          {camera && <Resolution track={camera.track} />}
        </Labelled>
      )}
      {eyes !== null && (
        <Labelled label={words.eyes}>
          <Choice
            label={words.eyes}
            value={eyes}
            groups={[{ title: '', options: EYES.map((id) => ({ id, name: words.eyesAre[id] })) }]}
            onChoose={onEyes}
          />
        </Labelled>
      )}
      <Tick
        label={words.grid}
        shortcut="G"
        isSelected={look.grid}
        onChange={(grid) => {
          onLook({ ...look, grid })
        }}
      />
      {hasGhost && (
        <Tick
          label={words.ghost}
          shortcut="H"
          isSelected={look.ghost}
          onChange={(ghost) => {
            onLook({ ...look, ghost })
          }}
        />
      )}
      {hasGhost && look.ghost && (
        <RangeSlider
          label={words.opacity}
          value={look.opacity}
          least={0.1}
          most={0.9}
          step={0.1}
          text={`${Math.round(100 * look.opacity)} %`}
          onChange={(opacity) => {
            onLook({ ...look, opacity })
          }}
        />
      )}
    </div>
  )
}

/** What the camera really gives. */
function Resolution({ track }: { readonly track: MediaStreamTrack }) {
  const words = useInterface().texts.camera
  const { width, height, frameRate } = track.getSettings()
  if (width === undefined || height === undefined) return null
  return (
    <span className="soft resolution">{words.resolution(width, height, Math.round(frameRate ?? 0))}</span>
  )
}

interface TickProps {
  readonly label: string
  readonly shortcut: string
  readonly isSelected: boolean
  readonly onChange: (selected: boolean) => void
}

function Tick({ label, shortcut, isSelected, onChange }: TickProps) {
  return (
    <CheckboxField isSelected={isSelected} onChange={onChange}>
      <CheckboxButton className="checkbox">
        <span className="box" aria-hidden />
        {label}
        <kbd aria-hidden>{shortcut}</kbd>
      </CheckboxButton>
    </CheckboxField>
  )
}
