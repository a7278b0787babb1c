import type * as Electron from 'electron'
import { app } from './app/app.ts'
import { clipboard } from './services/clipboard.ts'
import type { ClipboardItem } from './services/clipboard-item.ts'
import { dialog } from './services/dialog.ts'
import { ipcMain } from './services/ipc-main.ts'
import { Menu } from './services/menu.ts'
import { nativeTheme } from './services/native-theme.ts'
import { net } from './services/net.ts'
import { protocol } from './services/protocol.ts'
import { safeStorage } from './services/safe-storage.ts'
import type { HostDisplay, screen } from './services/screen.ts'
import { session } from './services/session.ts'
import { shell } from './services/shell.ts'
import type { utilityProcess } from './services/utility-process.ts'
import type { BrowserWindow } from './window/browser-window.ts'
import type { WebContents } from './window/web-contents.ts'

/**
 * What the application uses of Electron, checked against Electron's own types: this file compiles only while the
 * stand-in can be called as Electron can. It is not loaded by anything.
 */

type Members<T, K extends keyof T> = Pick<T, K>

/** Events are checked by tests: an emitter accepts any name. */
type Callable<T> = Omit<T, 'on' | 'once' | 'off' | 'addListener' | 'removeListener'>

app satisfies Callable<
  Members<
    Electron.App,
    | 'whenReady'
    | 'isReady'
    | 'isPackaged'
    | 'getVersion'
    | 'getName'
    | 'getAppPath'
    | 'getPath'
    | 'setPath'
    | 'getLocale'
    | 'getPreferredSystemLanguages'
    | 'quit'
    | 'exit'
    | 'requestSingleInstanceLock'
    | 'enableSandbox'
  >
>

clipboard satisfies Members<Electron.Clipboard, 'readText' | 'writeText' | 'write'>

dialog satisfies Members<
  Electron.Dialog,
  'showOpenDialog' | 'showSaveDialog' | 'showMessageBox' | 'showErrorBox'
>

ipcMain satisfies Members<Electron.IpcMain, 'handle' | 'removeHandler'>

nativeTheme satisfies Members<Electron.NativeTheme, 'themeSource' | 'shouldUseDarkColors'>

net satisfies Members<Electron.Net, 'fetch'>

protocol satisfies Members<
  Electron.Protocol,
  'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'
>

safeStorage satisfies Members<
  Electron.SafeStorage,
  'isAsyncEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptStringAsync' | 'decryptStringAsync'
>

session.defaultSession satisfies Members<
  Electron.Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
>
session.defaultSession.webRequest satisfies Members<Electron.WebRequest, 'onBeforeRequest'>

Menu satisfies Members<typeof Electron.Menu, 'setApplicationMenu' | 'getApplicationMenu'>

shell satisfies Members<Electron.Shell, 'openExternal'>

type Extends<T extends U, U> = T

type Known = keyof HostDisplay

export type Conforming = [
  Extends<HostDisplay, Members<Electron.Display, Known>>,
  Extends<Parameters<typeof screen.getDisplayMatching>, Parameters<Electron.Screen['getDisplayMatching']>>,
  Extends<
    BrowserWindow,
    Members<
      Electron.BrowserWindow,
      | 'id'
      | 'loadURL'
      | 'show'
      | 'showInactive'
      | 'isFullScreen'
      | 'setFullScreen'
      | 'focus'
      | 'close'
      | 'destroy'
      | 'isDestroyed'
      | 'isVisible'
      | 'isMinimized'
      | 'restore'
      | 'getBounds'
      | 'setBackgroundColor'
      | 'setTitle'
    >
  >,
  Extends<
    WebContents,
    Members<
      Electron.WebContents,
      | 'id'
      | 'send'
      | 'reload'
      | 'getURL'
      | 'isDestroyed'
      | 'isLoading'
      | 'isCrashed'
      | 'setWindowOpenHandler'
      | 'executeJavaScript'
      | 'printToPDF'
      | 'loadURL'
      | 'focus'
      | 'forcefullyCrashRenderer'
    >
  >,
  Extends<
    ReturnType<(typeof utilityProcess)['fork']>,
    Members<Electron.UtilityProcess, 'pid' | 'postMessage' | 'kill'>
  >,
  Extends<WebContents['mainFrame'], Members<Electron.WebFrameMain, 'url' | 'origin' | 'parent'>>,
  Extends<
    Awaited<ReturnType<WebContents['capturePage']>>,
    Members<Electron.NativeImage, 'toPNG' | 'toDataURL' | 'isEmpty' | 'getSize'>
  >,
  Extends<
    typeof ClipboardItem,
    new (...given: ConstructorParameters<typeof Electron.ClipboardItem>) => ClipboardItem
  >,
  Extends<ClipboardItem, Members<Electron.ClipboardItem, 'types'>>,
  Extends<typeof BrowserWindow, new (options?: Electron.BrowserWindowConstructorOptions) => BrowserWindow>,
]
