import { FolderOpen, Keyboard, Lock, Moon, PanelRight, Sun, UserRound, X } from 'lucide-react'
import { ToggleButton } from 'react-aria-components'
import type { ClinicState } from '../../shared/contract/clinic-state.ts'
import type { Shown } from '../../shared/contract/session-state.ts'
import { LANGUAGES } from '../../shared/contract/settings.ts'
import { type Room, roomsFor } from '../features/records/rooms.ts'
import type { StudioTools } from '../features/viewing/useStudio.ts'
import { TEXTS } from '../i18n/languages.ts'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { useInterface } from './interface-context.ts'
import { ZoomTools } from './ZoomTools.tsx'

interface Props {
  readonly clinic: ClinicState
  readonly room: Room
  readonly onRoom: (room: Room) => void
  readonly onLock: () => void
  readonly onChangeUser: () => void
  readonly shown: Shown
  readonly tools: StudioTools
  readonly sideOpen: boolean
  readonly onSide: () => void
  readonly onOpen: () => void
  readonly onClosePhoto: () => void
  readonly onShortcuts: () => void
}

export function TopBar({
  clinic,
  room,
  onRoom,
  onLock,
  onChangeUser,
  shown,
  tools,
  sideOpen,
  onSide,
  onOpen,
  onClosePhoto,
  onShortcuts,
}: Props) {
  const { texts, settings, changeSettings } = useInterface()
  const { actions } = texts
  const dark = settings.theme === 'dark'
  const photoOpen = shown.phase !== 'empty' && room === 'photo'
  const { rooms, lock, changeUser } = texts.records
  const language = LANGUAGES.find((tag) => TEXTS[tag] === texts) ?? 'en'
  return (
    <header className="top-bar">
      <div className="top-group">
        <span className="brand">
          <img src="./icon.svg" width={24} height={24} alt="" draggable={false} />
          Basalis
        </span>
        <nav className="rooms">
          {roomsFor(clinic).map((one) => (
            <ToggleButton
              key={one}
              className="button quiet"
              isSelected={room === one}
              onChange={() => {
                onRoom(one)
              }}
            >
              {one === 'backup' ? texts.backup.room : rooms[one]}
            </ToggleButton>
          ))}
        </nav>
        {photoOpen && (
          <>
            <Button onPress={onOpen}>
              <FolderOpen size={16} aria-hidden />
              {actions.openPhoto}
            </Button>
            <IconButton icon={X} label={actions.closePhoto} onPress={onClosePhoto} />
          </>
        )}
      </div>
      <div className="top-group">{photoOpen && <ZoomTools tools={tools} />}</div>
      <div className="top-group end">
        {clinic.kind === 'open' && (
          <>
            <Button kind="quiet" aria-label={changeUser.open(clinic.user.name)} onPress={onChangeUser}>
              <UserRound size={16} aria-hidden />
              <span className="signed-in">{clinic.user.name}</span>
            </Button>
            <IconButton icon={Lock} label={lock} shortcut="Ctrl+L" onPress={onLock} />
          </>
        )}
        <Choice
          label={actions.language}
          value={language}
          groups={[
            { title: '', options: LANGUAGES.map((id) => ({ id, name: TEXTS[id].languageName, lang: id })) },
          ]}
          onChoose={(chosen) => {
            changeSettings({ ...settings, language: chosen })
          }}
        />
        <IconButton
          icon={dark ? Sun : Moon}
          label={dark ? actions.lightTheme : actions.darkTheme}
          onPress={() => {
            changeSettings({ ...settings, theme: dark ? 'light' : 'dark' })
          }}
        />
        <IconButton icon={Keyboard} label={actions.keyboard} shortcut="?" onPress={onShortcuts} />
        {photoOpen && (
          <IconButton
            icon={PanelRight}
            label={sideOpen ? actions.hideSidePanel : actions.showSidePanel}
            shortcut="P"
            onPress={onSide}
          />
        )}
      </div>
    </header>
  )
}
