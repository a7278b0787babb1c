import type { Bridge, BridgeEnds } from './bridge.ts'
import type { Codec, Encoded } from './codec.ts'
import type { FromPage, PageSettings, ToPage } from './messages.ts'

type Listener = (event: unknown, ...args: unknown[]) => void
type Preload = (
  require: (name: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
  process: unknown,
  global: typeof globalThis,
) => void

/** `Uint8Array` of a current Chromium, which the types do not know yet. */
interface Base64Bytes {
  toBase64(): string
}
interface Base64Constructor {
  fromBase64(text: string): Uint8Array<ArrayBuffer>
}

export interface PageTools {
  readonly createBridge: (ends: BridgeEnds) => Bridge
  readonly createCodec: () => Codec
  readonly keepBrowserManners: () => void
}

/**
 * Runs in an isolated world of the top frame, which scripts of the page cannot reach: what Electron gives a sandboxed
 * preload script, over a binding of the debugging protocol.
 *
 * One self-contained function; its tools come as an argument.
 */
export function runPreloadWorld(tools: PageTools, settings: PageSettings, preload: Preload): void {
  const scope = globalThis as unknown as Record<string, unknown>
  const toHost = scope[settings.binding] as (text: string) => void
  Reflect.deleteProperty(scope, settings.binding)
  if (window !== window.top) return

  const codec = tools.createCodec()
  const toBase64 = (bytes: Uint8Array): string => (bytes as unknown as Base64Bytes).toBase64()
  const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
    (Uint8Array as unknown as Base64Constructor).fromBase64(text)
  const send = (message: FromPage): void => {
    toHost(JSON.stringify(codec.encode(message, Infinity, toBase64).json))
  }

  const node = document.createElement('i')
  dispatchEvent(new MouseEvent(settings.handshake, { relatedTarget: node }))
  const bridge = tools.createBridge({
    send: (message) => {
      node.dispatchEvent(new CustomEvent('to-page', { detail: message }))
    },
    listen: (handler) => {
      node.addEventListener('to-preload', (event) => {
        handler((event as CustomEvent).detail)
      })
    },
    onExpose: () => undefined,
  })

  let lastRequest = 0
  const requests = new Map<
    number,
    { channel: string; resolve: (value: unknown) => void; reject: (e: Error) => void }
  >()
  const request = (channel: string, message: (id: number) => FromPage): Promise<unknown> =>
    new Promise((resolve, reject) => {
      lastRequest += 1
      send(message(lastRequest))
      requests.set(lastRequest, { channel, resolve, reject })
    })

  const listeners = new Map<string, { listener: Listener; once: boolean }[]>()
  const add = (channel: string, listener: Listener, once: boolean): object => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, once }])
    return ipcRenderer
  }
  const remove = (channel: string, listener: Listener): object => {
    const kept = [...(listeners.get(channel) ?? [])]
    const last = kept.findLastIndex((entry) => entry.listener === listener)
    if (last >= 0) kept.splice(last, 1)
    listeners.set(channel, kept)
    return ipcRenderer
  }
  const emit = (channel: string, args: readonly unknown[]): void => {
    for (const { listener, once } of listeners.get(channel) ?? []) {
      if (once) remove(channel, listener)
      try {
        listener({ sender: ipcRenderer, ports: [] }, ...args)
      } catch (error) {
        reportError(error)
      }
    }
  }
  const ipcRenderer: Record<string, unknown> = {
    invoke: (channel: string, ...args: unknown[]) =>
      request(channel, (id) => ({ t: 'invoke', id, channel, args })),
    send: (channel: string, ...args: unknown[]) => {
      send({ t: 'send', channel, args })
    },
    on: (channel: string, listener: Listener) => add(channel, listener, false),
    addListener: (channel: string, listener: Listener) => add(channel, listener, false),
    once: (channel: string, listener: Listener) => add(channel, listener, true),
    off: remove,
    removeListener: remove,
    removeAllListeners: (channel: string) => {
      listeners.delete(channel)
      return ipcRenderer
    },
    listenerCount: (channel: string) => listeners.get(channel)?.length ?? 0,
  }

  const take = (message: ToPage): void => {
    if (message.t === 'message') {
      emit(message.channel, message.args)
      return
    }
    const waiting = requests.get(message.id)
    requests.delete(message.id)
    if (message.ok) waiting?.resolve(message.value)
    else
      waiting?.reject(
        new Error(`Error invoking remote method '${waiting.channel}': ${String(message.value)}`),
      )
  }

  const files = Object.assign(document.createElement('input'), { type: 'file', multiple: true })
  let previous: Promise<void> = Promise.resolve()
  /** In the order of arrival, also when the file of an earlier message takes time to read. */
  const receive = (json: string, binaries: Promise<Uint8Array[]> | null): void => {
    const message = JSON.parse(json) as Encoded
    const handle = (loaded: Uint8Array[]): void => {
      take(codec.decode(message, loaded, fromBase64) as ToPage)
    }
    previous = previous
      .then(async () => {
        handle(binaries === null ? [] : await binaries)
      })
      .catch((error: unknown) => {
        reportError(error)
      })
  }
  Object.defineProperty(globalThis, settings.receiver, {
    value: {
      files,
      take: (json: string) => {
        receive(json, null)
      },
      /** Resolves once the files are read and may be removed. */
      takeFiles: async (json: string): Promise<void> => {
        const given = [...(files.files ?? [])]
        files.value = ''
        const loaded = Promise.all(given.map(async (file) => new Uint8Array(await file.arrayBuffer())))
        receive(json, loaded)
        await loaded
      },
    },
  })

  bridge.provide('ask-permission', (permission, wanted) => {
    const details = wanted as { video: boolean; audio: boolean }
    return request('permission', (id) => ({
      t: 'permission',
      id,
      permission: String(permission),
      ...details,
    }))
  })
  bridge.provide('open-window', (url, name) => {
    send({ t: 'open', url: String(url), name: String(name) })
  })
  addEventListener(
    'click',
    (event) => {
      const link = event.composedPath().find((part) => part instanceof HTMLAnchorElement)
      if (link?.target !== '_blank' || link.href === '') return
      event.preventDefault()
      send({ t: 'open', url: link.href, name: '' })
    },
    true,
  )
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const tellTheme = (): void => {
    send({ t: 'theme', dark: dark.matches })
  }
  dark.addEventListener('change', tellTheme)
  tellTheme()
  const tellBounds = (): void => {
    const [x, y, width, height] = [screenX, screenY, outerWidth, outerHeight]
    // Nothing is known before the first layout.
    if (width > 0) send({ t: 'bounds', x, y, width, height, hidden: document.hidden })
  }
  addEventListener('load', tellBounds)
  addEventListener('resize', tellBounds)
  document.addEventListener('visibilitychange', tellBounds)
  // Without a question of the page the browser closes a window before the application has heard of it.
  addEventListener('beforeunload', (event) => {
    event.preventDefault()
  })
  tools.keepBrowserManners()

  const exposed = new Set<string>()
  const contextBridge = {
    exposeInMainWorld: (name: string, api: unknown) => {
      if (exposed.has(name))
        throw new Error('Cannot bind an API on top of an existing property on the window object')
      exposed.add(name)
      bridge.expose(name, api)
    },
  }
  const refuse = (owner: string, api: object): unknown =>
    new Proxy(api, {
      get: (target, key) => {
        if (typeof key === 'string' && !(key in target) && key !== 'then')
          throw new Error(`The Chromium host has no electron.${owner}${key} in the preload script.`)
        return Reflect.get(target, key) as unknown
      },
    })
  const electron = refuse('', {
    contextBridge: refuse('contextBridge.', contextBridge),
    ipcRenderer: refuse('ipcRenderer.', ipcRenderer),
  })
  const require = (name: string): unknown => {
    if (name === 'electron' || name === 'electron/renderer' || name === 'electron/common') return electron
    throw new Error(`module not found: ${name}`)
  }
  const module = { exports: {} }
  preload(require, module, module.exports, settings.process, globalThis)
}
