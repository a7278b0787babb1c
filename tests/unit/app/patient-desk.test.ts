import { EventEmitter } from 'node:events'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { WindowMemory } from '../../../src/main/app/window-memory.ts'
import type { PatientDisplay, PatientScreenState } from '../../../src/shared/contract/patient-view.ts'
import { EMPTY_SESSION, type SessionState } from '../../../src/shared/contract/session-state.ts'
import { DEFAULT_SETTINGS } from '../../../src/shared/contract/settings.ts'
import { patientViewOf } from '../ipc/patient-view-of.ts'

const SET = '01234567-89ab-4def-8123-456789abcdef'
const OPEN: SessionState = {
  ...EMPTY_SESSION,
  shown: { phase: 'cancelled', view: { set: SET, photo: SET, record: null, width: 640, height: 480 } },
}

/** What was told, to whom, in order. */
const told: (readonly ['patient' | 'staff', unknown])[] = []
const made = vi.hoisted((): { windows: unknown[]; displays: { id: number; workArea: object }[] } => ({
  windows: [],
  displays: [],
}))

class FakeWindow extends EventEmitter {
  readonly options: Record<string, unknown>
  readonly webContents = Object.assign(new EventEmitter(), {
    id: 7,
    isCrashed: () => false,
    send: (_event: string, display: PatientDisplay) => told.push(['patient', display.view]),
  })
  readonly done: string[] = []
  static loads = true
  destroyed = false
  full = false
  constructor(options: Record<string, unknown>) {
    super()
    this.options = options
    made.windows.push(this)
  }
  isDestroyed = () => this.destroyed
  isMinimized = () => false
  isFullScreen = () => this.full
  loadURL(url: string): Promise<void> {
    this.done.push(url)
    if (!FakeWindow.loads) return Promise.reject(new Error('the browser cannot open another'))
    this.emit('ready-to-show')
    return Promise.resolve()
  }
  showInactive(): void {
    this.done.push('show')
  }
  focus(): void {
    this.done.push('focus')
  }
  setFullScreen(full: boolean): void {
    this.full = full
    this.emit(full ? 'enter-full-screen' : 'leave-full-screen')
  }
  destroy(): void {
    this.destroyed = true
    this.emit('closed')
  }
}

vi.mock('electron', () => ({
  BrowserWindow: FakeWindow,
  screen: {
    getAllDisplays: () => made.displays,
    getDisplayMatching: () => made.displays[0],
  },
  net: {},
  protocol: {},
}))

const { PatientDesk } = await import('../../../src/main/app/patient-desk.ts')

const FIRST = { id: 1, workArea: { x: 0, y: 0, width: 1440, height: 900 } }
const SECOND = { id: 2, workArea: { x: 1440, y: 0, width: 1920, height: 1080 } }

describe('the desk of the patient’s window', () => {
  const primary = { state: OPEN }
  let remembered: boolean[]
  let desk: InstanceType<typeof PatientDesk>

  const window = (): FakeWindow => made.windows.at(-1) as FakeWindow
  const start = (fullScreen: boolean): void => {
    remembered = []
    const memory = { fullScreen, keep: (full: boolean) => void remembered.push(full) }
    desk = new PatientDesk({
      primary,
      comparison: { state: [] },
      film: { state: null },
      isLocked: () => false,
      settings: () => DEFAULT_SETTINGS,
      memory: memory as unknown as WindowMemory,
      staffBounds: () => ({ x: 0, y: 0, width: 1000, height: 700 }),
      tellStaff: (state: PatientScreenState) => void told.push(['staff', state]),
    })
  }

  beforeEach(() => {
    made.windows.length = 0
    made.displays = [FIRST, SECOND]
    primary.state = OPEN
    start(true)
    desk.open()
    told.length = 0
  })

  it('opens it on the other display, filled, without the focus, with a page and a script of its own', () => {
    expect(window().options).toMatchObject({ title: 'Basalis', show: false, ...SECOND.workArea })
    expect(window().options).toMatchObject({ webPreferences: { sandbox: true, contextIsolation: true } })
    expect(JSON.stringify(window().options)).toContain('patient.cjs')
    expect(window().done).toEqual(['basalis-app://app/patient.html', 'show'])
    expect(desk.state).toEqual({ mode: 'follow', showing: false, fullScreen: true })
    expect([desk.has(7), desk.has(8)]).toEqual([true, false])
  })

  it('opens it beside the staff’s where there is one display, and never fills that by itself', () => {
    made.displays = [FIRST]
    start(true)
    desk.open()
    expect(window().options).not.toHaveProperty('x')
    expect(desk.state?.fullScreen).toBe(false)
  })

  it('fills no display by itself where the system says nothing of places: it could cover the staff’s window', () => {
    const { platform } = process
    vi.stubEnv('WAYLAND_DISPLAY', 'wayland-0')
    try {
      Object.defineProperty(process, 'platform', { value: 'linux' })
      start(true)
      desk.open()
      expect(window().options).not.toHaveProperty('x')
      expect(desk.state?.fullScreen).toBe(false)
    } finally {
      Object.defineProperty(process, 'platform', { value: platform })
      vi.unstubAllEnvs()
    }
  })

  it('opens one only, and brings it to the front', () => {
    desk.open()
    expect(made.windows).toHaveLength(1)
    expect(window().done.at(-1)).toBe('focus')
  })

  it('is closed, for the staff as well, where it cannot be opened', async () => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    window().destroy()
    FakeWindow.loads = false
    desk.open()
    FakeWindow.loads = true
    await new Promise(setImmediate)
    expect([window().destroyed, desk.state]).toEqual([true, null])
    expect(told.at(-1)).toEqual(['staff', null])
    expect(said).toHaveBeenCalledOnce()
    said.mockRestore()
    desk.open()
    expect(desk.state).not.toBeNull()
  })

  it('remembers whether it filled its display', () => {
    desk.setFullScreen(false)
    desk.setFullScreen(false)
    expect(remembered.at(-1)).toBe(false)
    expect(desk.display.fullScreen).toBe(false)
  })

  it('tells the patient’s page first, whatever happens', () => {
    desk.screen.show(patientViewOf(SET), [])
    primary.state = EMPTY_SESSION
    desk.screen.primaryChanged()
    expect(told.map(([to]) => to)).toEqual(['patient', 'staff', 'patient', 'staff'])
    expect(told[2]).toEqual(['patient', null])
  })

  it('tells it of another language or theme', () => {
    desk.settingsChanged()
    expect(told).toEqual([['patient', null]])
  })

  it('knows that it was closed, by whoever', () => {
    window().destroy()
    expect(desk.state).toBeNull()
    expect(told.at(-1)).toEqual(['staff', null])
    expect(desk.has(7)).toBe(false)
    desk.close()
    desk.open()
    desk.close()
    expect(desk.state).toBeNull()
    expect(made.windows).toHaveLength(2)
  })
})
