import { CircleAlert } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react'
import { ActivityCard } from '../features/intake/ActivityCard.tsx'
import { useIntake } from '../features/intake/useIntake.ts'
import { ChangeUserDialog } from '../features/records/ChangeUserDialog.tsx'
import { usePatientScreen } from '../features/mirror/usePatientScreen.ts'
import { PatientBanner } from '../features/records/PatientBanner.tsx'
import { RecordsRoom, type RecordsPage } from '../features/records/RecordsRoom.tsx'
import { pageFor, roomOf, type Room } from '../features/records/rooms.ts'
import { RegionsProvider } from '../features/regions/RegionsProvider.tsx'
import { pairOnScreen } from '../features/report/pair-on-screen.ts'
import { SidePanel } from '../features/side/SidePanel.tsx'
import { StartRoom } from '../features/start/StartRoom.tsx'
import { studioKeys } from '../features/viewing/studio-keys.ts'
import { useStudio } from '../features/viewing/useStudio.ts'
import { useViewExport } from '../features/viewing/useViewExport.ts'
import { sideBySide } from '../features/viewing/view-choice.ts'
import { ViewingRoom } from '../features/viewing/ViewingRoom.tsx'
import { errorText } from '../i18n/error-text.ts'
import { Button } from '../ui/Button.tsx'
import { MessageDialog } from '../ui/MessageDialog.tsx'
import type { ClinicState } from '../../shared/contract/clinic-state.ts'
import { may } from '../../shared/domain/user.ts'
import { useInterface } from './interface-context.ts'
import type { ClinicStore, ComparisonStore, SessionStore } from './state-store.ts'
import { ShortcutsDialog } from './ShortcutsDialog.tsx'
import { StatusBar } from './StatusBar.tsx'
import { TopBar } from './TopBar.tsx'
import { useKeepAwake } from './useKeepAwake.ts'
import { useShortcuts } from './useShortcuts.ts'

interface Props {
  readonly sessions: SessionStore
  readonly comparisons: ComparisonStore
  readonly clinics: ClinicStore
}

/** The window: bar, room, side panel, and what lies over them. */
export function App({ sessions, comparisons, clinics }: Props) {
  const { texts, client, perform } = useInterface()
  const session = useSyncExternalStore(sessions.subscribe, sessions.get)
  const { shown, opening, refusal } = session
  const clinic = useSyncExternalStore(clinics.subscribe, clinics.get)
  const intake = useIntake()
  // Where a clinic has been set up, work begins with a patient.
  const [page, setPage] = useState<RecordsPage>(() =>
    clinic.kind === 'open' ? pageFor(clinic.user, { kind: 'list' }) : { kind: 'list' },
  )
  const [inRecords, setInRecords] = useState(clinic.kind !== 'empty')
  const [code, setCode] = useState<string | null>(null)
  useKeepAwake(clinic.kind === 'open')
  const { studio, tools } = useStudio(shown, comparisons, clinic, !inRecords && opening === null)
  const [changingUser, setChangingUser] = useState(false)
  const signedIn = useRef(clinic.kind === 'open' ? clinic.user.id : null)
  const onClinic = useEffectEvent((state: ClinicState) => {
    if (state.kind !== 'open') {
      setChangingUser(false)
      tools.setPlain(false)
    }
    const user = state.kind === 'open' ? state.user : null
    if (signedIn.current === (user?.id ?? null)) return
    signedIn.current = user?.id ?? null
    if (user) setPage((before) => pageFor(user, before))
    const mayRead = user !== null && may(user.role, 'patient.read')
    if (user ? !mayRead : shown.phase !== 'empty' && shown.view.record) setInRecords(true)
  })
  // A patient's photo goes off the screen with the lock: what can be done next is to sign in. Somebody else who signs in goes on
  // where the last one was, or begins on a page of their own.
  useEffect(
    () =>
      client.on('clinic:did-change', (state) => {
        onClinic(state)
      }),
    [client],
  )
  // However a photo begins to open, by a key or dropped on a record: it is looked at in its own room.
  const wasOpening = useRef(false)
  useEffect(
    () =>
      client.on('session:did-change', (state) => {
        if (state.opening && !wasOpening.current) setInRecords(false)
        wasOpening.current = state.opening !== null
      }),
    [client],
  )
  const exporting = useViewExport(studio, clinic)
  const patientScreen = usePatientScreen(tools.mirror)
  const [sideOpen, setSideOpen] = useState(true)
  const [shortcutsOpen, setShortcutsOpen] = useState(false)
  const photoOpen = shown.phase !== 'empty' && !inRecords
  const plain = photoOpen && studio?.plain === true
  const record = shown.phase === 'empty' ? null : shown.view.record
  const room: Room = inRecords ? roomOf(page) : 'photo'
  const goTo = (to: Room) => {
    setInRecords(to !== 'photo')
    if (to === 'people' || to === 'log' || to === 'backup') setPage({ kind: to })
    else if (to === 'patients')
      setPage(room === 'photo' && roomOf(page) === 'patients' ? page : { kind: 'list' })
  }

  // A control that goes takes the focus with it: then the room has it, and the keys go on working.
  const stage = useRef<HTMLElement>(null)
  const isOpening = opening !== null
  useEffect(() => {
    if (document.activeElement === document.body) stage.current?.focus()
  }, [shown.phase, isOpening, plain])

  const choosing = useRef(false)
  const open = () => {
    // One dialog at a time, however often the key is pressed.
    if (choosing.current) return
    choosing.current = true
    perform(() =>
      client.call('photo:choose').finally(() => {
        choosing.current = false
      }),
    )
  }
  const cancel = () => {
    if (intake.receiving !== null) intake.cancel()
    else perform(() => client.call('analysis:cancel'))
  }
  const dismiss = () => {
    intake.dismiss()
    if (refusal) perform(() => client.call('photo:dismiss-refusal'))
  }
  const running = intake.receiving !== null || opening !== null || shown.phase === 'analyzing'
  // A recovery code is put on paper by whoever has asked for it.
  const changeUser = () => {
    if (clinic.kind === 'open' && code === null) setChangingUser(true)
  }
  const lock = () => {
    if (clinic.kind === 'open') perform(() => client.call('clinic:lock'))
  }
  const showPlain = () => {
    tools.setPlain(true)
  }
  const leavePlain = () => {
    tools.setPlain(false)
  }
  const pair = studio && pairOnScreen(studio)
  const mayReport = clinic.kind === 'open' && may(clinic.user.role, 'record.export')
  const report =
    record && pair && mayReport
      ? () => {
          setPage({ kind: 'report', id: record.patient, pair })
          setInRecords(true)
        }
      : null
  const toggleSide = () => {
    setSideOpen((before) => !before)
  }

  const staffKeys = {
    'Ctrl+o': open,
    Escape: () => {
      if (running) cancel()
      else if (tools.loupe.isOn) tools.loupe.toggle(false)
      else if (studio) studio.onChoice(sideBySide(studio.choice))
    },
    'Ctrl+l': lock,
    'Ctrl+u': changeUser,
    'Ctrl+k': () => {
      goTo('patients')
      setPage({ kind: 'list' })
    },
    ...(patientScreen.state && { w: patientScreen.toggle, k: patientScreen.toggleHold }),
    '?': () => {
      setShortcutsOpen(true)
    },
    ...(photoOpen &&
      studio && {
        p: toggleSide,
        v: showPlain,
        w: patientScreen.toggle,
        ...(report && { 'Ctrl+p': report }),
        'Ctrl+e': exporting.save,
        'Ctrl+Shift+c': exporting.copy,
        ...studioKeys(studio),
      }),
  }
  // Before the patient's eyes nothing leads to the records, or to another photo.
  const patientKeys = {
    Escape: leavePlain,
    v: leavePlain,
    'Ctrl+l': lock,
    ...(studio && studioKeys(studio)),
  }
  useShortcuts(plain ? patientKeys : staffKeys)

  const refusalText = intake.refusal ?? (refusal && errorText(refusal, texts))
  return (
    <div className="app" data-plain={plain || undefined}>
      <TopBar
        clinic={clinic}
        room={room}
        onRoom={goTo}
        onLock={lock}
        onChangeUser={changeUser}
        shown={shown}
        tools={tools}
        sideOpen={sideOpen}
        onSide={toggleSide}
        onOpen={open}
        onClosePhoto={() => {
          perform(() => client.call('photo:close'))
        }}
        onShortcuts={() => {
          setShortcutsOpen(true)
        }}
      />
      {!plain && !inRecords && record && (
        <PatientBanner
          patient={studio?.patient ?? null}
          kept={shown.phase === 'ready' ? shown.kept : null}
          onBack={() => {
            setPage({ kind: 'patient', id: record.patient })
            setInRecords(true)
          }}
        />
      )}
      <main className="stage" ref={stage} tabIndex={-1}>
        {inRecords ? (
          <RecordsRoom
            clinic={clinic}
            page={page}
            onPage={setPage}
            code={code}
            onCode={setCode}
            onShown={() => {
              setInRecords(false)
            }}
          />
        ) : studio ? (
          <RegionsProvider shown={shown} plain={plain}>
            <ViewingRoom studio={studio} />
            {sideOpen && !plain && (
              <SidePanel
                studio={studio}
                onLook={tools.setLook}
                exporting={exporting}
                onPlain={showPlain}
                onReport={report}
                patientScreen={patientScreen}
              />
            )}
          </RegionsProvider>
        ) : (
          <StartRoom
            busy={running}
            onOpen={open}
            onSample={() => {
              perform(() => client.call('photo:open-sample'))
            }}
          />
        )}
        <ActivityCard
          session={session}
          receiving={intake.receiving}
          onCancel={cancel}
          onAgain={() => {
            perform(() => client.call('analysis:restart'))
          }}
        />
      </main>
      <StatusBar
        patientScreen={plain ? null : patientScreen}
        note={plain ? null : exporting.note}
        onLeavePlain={plain ? leavePlain : null}
      />
      <p className="visually-hidden" role="status">
        {shown.phase === 'analyzing' ? texts.computing : shown.phase === 'ready' ? texts.ready : ''}
      </p>
      {intake.dragging && <div className="drop-veil">{texts.start.drop}</div>}
      {refusalText && (
        <MessageDialog
          icon={CircleAlert}
          title={texts.refused.title}
          onClose={dismiss}
          actions={
            <>
              <Button onPress={dismiss}>{texts.actions.close}</Button>
              <Button
                kind="primary"
                autoFocus
                onPress={() => {
                  dismiss()
                  open()
                }}
              >
                {texts.actions.openAnother}
              </Button>
            </>
          }
        >
          <p>{refusalText}</p>
        </MessageDialog>
      )}
      {changingUser && clinic.kind === 'open' && (
        <ChangeUserDialog
          me={clinic.user}
          onClose={() => {
            setChangingUser(false)
          }}
        />
      )}
      {shortcutsOpen && (
        <ShortcutsDialog
          onClose={() => {
            setShortcutsOpen(false)
          }}
        />
      )}
    </div>
  )
}
