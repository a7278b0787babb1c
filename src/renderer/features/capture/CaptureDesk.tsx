import { useEffect, useReducer, useRef, useState } from 'react'
import type { VisitRecord } from '../../../shared/contract/record-channels.ts'
import type { Patient } from '../../../shared/domain/patient.ts'
import type { CaptureTarget } from '../../../shared/imaging/capture-rules.ts'
import { useInterface } from '../../app/interface-context.ts'
import { sitesOf } from '../records/PhotoLabelFields.tsx'
import { CaptureBanner } from './CaptureBanner.tsx'
import { CameraFaultNote } from './CameraFaultNote.tsx'
import { CameraTools } from './CameraTools.tsx'
import { CheckList } from './CheckList.tsx'
import { FIRST_LOOK } from './camera-look.ts'
import { guideAfter, guideFrom, photoToBeLike, type GuideEvent } from './guided-views.ts'
import { LivePane } from './LivePane.tsx'
import { ShotReview } from './ShotReview.tsx'
import type { ShutterMode } from './shutter.ts'
import { ShutterBar } from './ShutterBar.tsx'
import { useCamera } from './useCamera.ts'
import { useCaptureKeys } from './useCaptureKeys.ts'
import { useLiveGuidance } from './useLiveGuidance.ts'
import { useFaceToBeLike } from './useFaceToBeLike.ts'
import { useShutter } from './useShutter.ts'
import { ViewSteps } from './ViewSteps.tsx'
import { useSpeaker } from './voice/useSpeaker.ts'
import { useVoiceSettings } from './voice/useVoiceSettings.ts'
import { VoiceCaption } from './voice/VoiceCaption.tsx'
import { VoiceControls } from './voice/VoiceControls.tsx'

interface Props {
  readonly patient: Patient
  readonly visit: VisitRecord
  readonly visits: readonly VisitRecord[]
  readonly onBack: () => void
}

/** A detail is not photographed by itself before its place has been written, and left like that for so long, ms. */
const NAMED_MS = 3000

/** Whose photos they are; the views on the left, the picture in the middle, what is measured on the right. */
export function CaptureDesk({ patient, visit, visits, onBack }: Props) {
  const { settings, changeSettings } = useInterface()
  const [guide, tellGuide] = useReducer(guideAfter, visit.photos, guideFrom)
  const guidedMs = useRef(0)
  const [look, setLook] = useState(FIRST_LOOK)
  const [eyes, setEyes] = useState<CaptureTarget['eyes']>('any')
  const [mode, setMode] = useState<ShutterMode>('auto')
  const speaker = useSpeaker()
  const { language, interfaceLanguage } = useVoiceSettings()
  const video = useRef<HTMLVideoElement>(null)
  const desk = useCamera(settings.camera)
  const camera = desk.state.kind === 'on' ? desk.state.camera : null
  const before = photoToBeLike(guide, visits, visit.id)
  const face = guide.view !== 'detail'
  const like = useFaceToBeLike(face ? (before?.id ?? null) : null)
  const shutter = useShutter({
    video,
    track: camera?.track ?? null,
    mode,
    visitId: visit.id,
    guide,
    onTaken: () => {
      speaker.announce('taken')
    },
    onKept: (photo) => {
      tellGuide({ kind: 'kept', photo })
    },
  })
  const tell = (event: GuideEvent): void => {
    guidedMs.current = performance.now()
    shutter.restart()
    // The next press of the space bar is for the shutter, not for what was just pressed.
    if (event.kind !== 'name-site' && document.activeElement instanceof HTMLElement)
      document.activeElement.blur()
    tellGuide(event)
  }
  const aiming = shutter.state.kind === 'aiming' || shutter.state.kind === 'counting'
  // A repeat is of the same place, whether or not that has a name.
  const lacksSite = !face && guide.bodySite === '' && guide.repeats === null
  const watching = camera !== null && aiming
  const guidance = useLiveGuidance({
    video,
    active: watching,
    target: { view: guide.view, eyes, like: like.face },
    onChecked: ({ ready, prompt }, nowMs) => {
      const named = !lacksSite && nowMs - guidedMs.current >= NAMED_MS
      const mayTake = ready && (face ? like.isKnown : named)
      shutter.checked(mayTake, nowMs)
      // Nobody is thanked for holding still before the photo may be taken.
      speaker.checked(prompt, mode === 'auto' ? mayTake : ready)
    },
  })
  // What was asked for last is not asked for any more where nobody looks through the camera.
  const { checked: say } = speaker
  useEffect(() => {
    if (!watching) say(null, false)
  }, [watching, say])
  useCaptureKeys({
    shutter,
    canTake: camera !== null,
    onGrid: () => {
      setLook({ ...look, grid: !look.grid })
    },
    onGhost: () => {
      setLook({ ...look, ghost: !look.ghost })
    },
    onMute: speaker.toggleMute,
    onSkip: () => {
      if (aiming) tell({ kind: 'skip' })
    },
  })
  return (
    <div className="capture-room">
      <CaptureBanner
        patient={patient}
        visit={visit}
        isKeeping={shutter.state.kind === 'keeping'}
        onBack={onBack}
      />
      <div className="capture-desk">
        <aside className="capture-side">
          <ViewSteps
            guide={guide}
            tell={tell}
            isDisabled={!aiming}
            knownSites={sitesOf(visits)}
            before={before}
          />
          <CameraTools
            camera={camera}
            devices={desk.devices}
            wanted={desk.wanted}
            onCamera={(device) => {
              changeSettings({ ...settings, camera: device.name.slice(0, 200) })
              desk.choose(device)
            }}
            isDisabled={!aiming}
            eyes={face ? eyes : null}
            onEyes={setEyes}
            look={look}
            onLook={setLook}
            hasGhost={before !== null}
          />
          <VoiceControls speaker={speaker} />
        </aside>
        <section className="capture-stage">
          {desk.state.kind === 'off' ? (
            <CameraFaultNote why={desk.state.why} onRetry={desk.retry} />
          ) : (
            <LivePane
              video={video}
              camera={camera}
              look={look}
              ghost={before?.id ?? null}
              shutter={shutter.state}
              guidance={guidance}
              lacksSite={mode === 'auto' && lacksSite}
            />
          )}
          {language !== interfaceLanguage && <VoiceCaption state={speaker.state} />}
          {shutter.shot && <ShotReview shot={shutter.shot} shutter={shutter} guide={guide} />}
          {!shutter.shot && (
            <ShutterBar
              shutter={shutter}
              mode={mode}
              onMode={setMode}
              isDisabled={camera === null}
              onSkip={() => {
                tell({ kind: 'skip' })
              }}
            />
          )}
        </section>
        <CheckList checks={camera ? guidance.checks : []} />
      </div>
    </div>
  )
}
