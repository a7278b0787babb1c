import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'

/** Puts the verbs of one window into its page, under a name of `window`. */
export function expose(name: string, channels: readonly string[], events: readonly string[]): void {
  const calls = channels.map(
    (channel) => [channel, (request?: unknown) => ipcRenderer.invoke(channel, request)] as const,
  )
  const subscriptions = events.map(
    (event) =>
      [
        event,
        (listener: (payload: unknown) => void) => {
          const forward = (_event: IpcRendererEvent, payload: unknown): void => {
            listener(payload)
          }
          ipcRenderer.on(event, forward)
          return () => {
            ipcRenderer.removeListener(event, forward)
          }
        },
      ] as const,
  )
  contextBridge.exposeInMainWorld(name, {
    call: Object.fromEntries(calls),
    on: Object.fromEntries(subscriptions),
    languages: [...navigator.languages],
  })
}
